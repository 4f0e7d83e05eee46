package io.adledger.ad.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adledger.ad.stream", importOptions = ImportOption.DoNotIncludeTests.class)
class StreamArchitectureTest {

    @ArchTest
    static final ArchRule decodingKnowsIonAndProtobufOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.adledger.ad.stream..",
                    "java.lang..",
                    "java.io..",
                    "java.nio..",
                    "java.security..",
                    "java.util..",
                    "com.amazon.ion..",
                    "com.google.protobuf..",
                    "org.jspecify..");
}
