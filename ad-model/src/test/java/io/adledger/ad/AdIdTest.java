package io.adledger.ad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdIdTest {

    @Test
    void idsAreTwentyTwoCharactersOfBase62AndUnlikeEachOther() {
        var ids = Stream.generate(AdId::next).limit(10_000).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9A-Za-z]{22}"));
    }
}
