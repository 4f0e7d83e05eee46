package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.ion.IonValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private final Statements statements = new Statements();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 + 2 * 3 - 4 | 3",
                "7 / 2 | 3",
                "7 % 4 | 3",
                "-7 / 2 | -3",
                "12345678901234567890 + 1 | 12345678901234567891",
                "0.1 + 0.2 | 0.3",
                "1.0 / 3 | 0.33333333333333333333333333333333333333",
                "`5e0` / 2 | 2.5e0",
                "`1e0` + 1.5 | 2.5",
                "-(3) | -3",
                "+(1.50) | 1.50",
                "-`0e0` | -0e0",
                "1 + NULL | null",
                "1 + MISSING | null",
            })
    void arithmetic(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 = 1.0 | true",
                "1 = `1e0` | true",
                "1 = '1' | false",
                "1 <> '1' | true",
                "1 != 1 | false",
                "'a' = `a` | true",
                "`2020T` = `2020-01-01T00:00:00.000Z` | true",
                "NULL = NULL | null",
                "MISSING = 1 | null",
                "[1, 2] = [1.0, 2] | true",
                "{'a': 1, 'b': 2} = {'b': 2, 'a': 1} | true",
                "<<1, 2>> = <<2, 1>> | true",
                "<<1, 1>> = <<1>> | false",
                "1 < 2 | true",
                "2 <= 2.0 | true",
                "'b' > 'a' | true",
                "`2020T` >= `2021T` | false",
                "1 < NULL | null",
                "TRUE AND NULL | null",
                "FALSE AND NULL | false",
                "FALSE AND (1 = 1/0) | false",
                "TRUE OR NULL | true",
                "FALSE OR MISSING | null",
                "NOT NULL | null",
                "NOT (1 = 2) | true",
                "1 IN (1, NULL) | true",
                "2 IN (1, NULL) | null",
                "2 IN (1, 3) | false",
                "2 NOT IN (1, 3) | true",
                "NULL IN (1) | null",
                "2 IN <<1, 2>> | true",
                "2 IN 2 | false",
                "2 BETWEEN 1 AND 3 | true",
                "2 NOT BETWEEN 1 AND 3 | false",
                "2 BETWEEN NULL AND 1 | null",
                "2 BETWEEN NULL AND 3 | null",
            })
    void comparison(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'abc' LIKE 'a%' | true",
                "'abc' LIKE 'a_c' | true",
                "'abc' LIKE 'A%' | false",
                "'abc' LIKE '%b' | false",
                "'' LIKE '%' | true",
                "'a%' LIKE 'a!%' ESCAPE '!' | true",
                "'ab' LIKE 'a!%' ESCAPE '!' | false",
                "'abcabc' LIKE '%b%c' | true",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaa' LIKE '%a%a%a%a%a%a%a%a%b' | false",
                "'a' NOT LIKE 'b' | true",
                "NULL LIKE 'a' | null",
                "'a' LIKE NULL | null",
                "'a.c' LIKE 'abc' | false",
            })
    void like(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 IS INT | true",
                "1.0 IS INT | false",
                "1.0 IS DECIMAL | true",
                "`1e0` IS FLOAT | true",
                "'a' IS STRING | true",
                "'a' IS SYMBOL | false",
                "`a` IS SYMBOL | true",
                "TRUE IS BOOL | true",
                "`2020T` IS TIMESTAMP | true",
                "[] IS LIST | true",
                "`()` IS SEXP | true",
                "<<>> IS BAG | true",
                "{} IS STRUCT | true",
                "{} IS TUPLE | true",
                "`{{}}` IS BLOB | true",
                "NULL IS NULL | true",
                "MISSING IS NULL | true",
                "NULL IS MISSING | false",
                "MISSING IS MISSING | true",
                "`null.int` IS NULL | true",
                "`null.int` IS INT | false",
                "1 IS NOT NULL | true",
                "1 IS NOT MISSING | true",
                "1 IS NOT INT | false",
            })
    void types(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CAST('12' AS INT) | 12",
                "CAST(1.7 AS INT) | 1",
                "CAST(-1.7 AS INT) | -1",
                "CAST(TRUE AS INT) | 1",
                "CAST('1.50' AS DECIMAL) | 1.50",
                "CAST(1.256 AS DECIMAL(3,2)) | 1.26",
                "CAST(2 AS FLOAT) | 2e0",
                "CAST(`0.1e0` AS DECIMAL) | 0.1",
                "CAST(1.50 AS STRING) | \"1.50\"",
                "CAST(12 AS VARCHAR) | \"12\"",
                "CAST(FALSE AS STRING) | \"false\"",
                "CAST('a' AS SYMBOL) | a",
                "CAST(`a` AS STRING) | \"a\"",
                "CAST('TRUE' AS BOOL) | true",
                "CAST(0 AS BOOL) | false",
                "CAST('2020-01-02T' AS TIMESTAMP) | 2020-01-02",
                "CAST(`2020-01-02T` AS STRING) | \"2020-01-02\"",
                "CAST(<<1>> AS LIST) | [1]",
                "CAST([1] AS SEXP) | (1)",
                "CAST(NULL AS INT) | null",
            })
    void conversion(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END | \"b\"",
                "CASE NULL WHEN NULL THEN 1 ELSE 2 END | 2",
                "CASE WHEN NULL THEN 1 WHEN 1 = 1 THEN 2 END | 2",
                "CASE WHEN FALSE THEN 1 END | null",
                "COALESCE(NULL, MISSING, 3) | 3",
                "COALESCE(NULL) | null",
                "NULLIF(1, 1.0) | null",
                "NULLIF(1, 2) | 1",
                "NULLIF(NULL, NULL) | null",
            })
    void choice(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CHAR_LENGTH('abc') | 3",
                "CHARACTER_LENGTH('\uD83D\uDE00') | 1",
                "CHAR_LENGTH(NULL) | null",
                "LOWER('AbC') | \"abc\"",
                "upper('AbC') | \"ABC\"",
                "SUBSTRING('123456789', 5) | \"56789\"",
                "SUBSTRING('123456789', 1, 2) | \"12\"",
                "SUBSTRING('123456789', -1, 4) | \"12\"",
                "SUBSTRING('123456789' FROM 8 FOR 10) | \"89\"",
                "SUBSTRING('1', 3) | \"\"",
                "SUBSTRING('\uD83D\uDE00b', 2) | \"b\"",
                "TRIM('  a b ') | \"a b\"",
                "TRIM(LEADING ' ' FROM '  a ') | \"a \"",
                "TRIM(TRAILING FROM '  a ') | \"  a\"",
                "TRIM(BOTH 'ab' FROM 'abxba') | \"x\"",
                "TRIM('a' FROM 'axa') | \"x\"",
                "SIZE([1, 2]) | 2",
                "SIZE(<<1>>) | 1",
                "SIZE({'a': 1, 'b': 2}) | 2",
                "EXISTS(<<>>) | false",
                "EXISTS([1]) | true",
                "TXID() | \"transaction1\"",
                "UTCNOW() | 2024-02-03T04:05:06.789Z",
                "COUNT([1, NULL, 2]) | 2",
                "SUM(<<1, 2.5>>) | 3.5",
            })
    void functions(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DATE_ADD(year, 5, `2010-01-01T`) | 2015-01-01",
                "DATE_ADD(month, 5, `2010-01-31T`) | 2010-06-30",
                "DATE_ADD(day, -1, `2017-01-10T`) | 2017-01-09",
                "DATE_ADD(hour, 1, `2017T`) | 2017-01-01T01:00-00:00",
                "DATE_ADD(second, 1, `2017-01-02T03:04:05.006Z`) | 2017-01-02T03:04:06.006Z",
                "DATE_DIFF(year, `2010-01-01T`, `2011-01-01T`) | 1",
                "DATE_DIFF(year, `2010-12-31T`, `2011-01-01T`) | 0",
                "DATE_DIFF(month, `2010T`, `2010-05T`) | 4",
                "DATE_DIFF(month, `2011T`, `2010T`) | -12",
                "DATE_DIFF(day, `2010-01-01T23:00Z`, `2010-01-02T01:00Z`) | 0",
                "DATE_DIFF(second, `2010-01-01T00:00:00Z`, `2010-01-01T01:00:00+01:00`) | 0",
                "EXTRACT(year FROM `2010-02-03T04:05:06+07:08`) | 2010",
                "EXTRACT(day FROM `2010-02-03T04:05:06+07:08`) | 3",
                "EXTRACT(hour FROM `2010-02-03T`) | 0",
                "EXTRACT(second FROM `2010-02-03T04:05:06+07:08`) | 6",
                "EXTRACT(second FROM `2010-02-03T04:05:06.5Z`) | 6.5",
                "EXTRACT(timezone_hour FROM `2010-02-03T04:05:06+07:08`) | 7",
                "EXTRACT(timezone_minute FROM `2010-02-03T04:05:06-07:08`) | -8",
                "TO_STRING(`1969-07-20T20:18Z`, 'MMMM d, yyyy') | \"July 20, 1969\"",
                "TO_STRING(`1969-07-20T20:18:13+08:00`, 'yyyy-MM-dd''T''HH:mm:ssXXX') | \"1969-07-20T20:18:13+08:00\"",
                "TO_TIMESTAMP('2007-02-23T12:14:33.079-08:00') | 2007-02-23T12:14:33.079-08:00",
                "TO_TIMESTAMP('2007', 'y') | 2007T",
                "TO_TIMESTAMP('July 20, 1969', 'MMMM d, y') | 1969-07-20",
                "TO_TIMESTAMP('2016-03-04 05:06:07.5', 'y-M-d H:m:s.S') | 2016-03-04T05:06:07.5-00:00",
            })
    void timestamps(String expression, String expected) {
        assertValue(expression, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a': {'b': [1, {'c': 2}]}}.a.b[1].c | 2",
                "{'a': 1}['a'] | 1",
                "{'a': 1}.\"a\" | 1",
                "[1, 2][*] | 1 2",
                "[{'a': 1}, {'a': 2}, {}][*].a | 1 2",
                "{'a': {'x': 1}, 'b': {'x': 2}}.*.x | 1 2",
                "[[1, 2], [3]][*][*] | 1 2 3",
                "{'a': 1, 'b': MISSING, 'c': NULL} | {a:1,c:null}",
                "[1, NULL] | [1,null]",
                "{'a': <<1, 2>>} | {a:[1,2]}",
                "`note::{a: b}` | note::{a:b}",
                "'it''s' | \"it's\"",
            })
    void pathsAndConstructors(String expression, String expected) {
        assertThat(String.join(" ", statements.run(expression))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is MISSING")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1}.b",
                "{'a': 1}.A",
                "{'a': 1}.a.b",
                "[1][1]",
                "[1][-1]",
                "[1].a",
                "{}[0]",
                "[1][99999999999]"
            })
    void aPathThatLeadsNowhereIsMissing(String path) {
        assertThat(statements.run(path + " IS MISSING")).containsExactly("true");
        assertThat(statements.run(path)).isEmpty();
    }

    @ParameterizedTest(name = "{0} fails: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 'a' | Expected number: \"a\"",
                "1 / 0 | divide by zero",
                "1 < 'a' | Cannot compare values: 1, \"a\"",
                "NOT 1 | Expected boolean: 1",
                "1 LIKE 'a' | Invalid type for argument of LIKE",
                "'a' LIKE 'a' ESCAPE 'xx' | escape",
                "LOWER(1) | Invalid type for argument of lower",
                "SIZE(1) | Invalid type for argument of size",
                "EXISTS(1) | Invalid type for argument of exists",
                "CAST('x' AS INT) | Cannot convert \"x\" to INT",
                "CAST(`1d999999999` AS INT) | Cannot convert",
                "SUBSTRING('a', 1, -1) | must not be negative",
                "TO_TIMESTAMP('x') | not an Ion timestamp",
                "TO_STRING(`2020T`, '{') | Not a pattern",
                "DATE_ADD(year, 99999, `2020T`) | out of range",
                "DATE_ADD(timezone_hour, 1, `2020T`) | DATE_ADD cannot add a TIMEZONE_HOUR",
                "foo(1) | Semantic Error: at line 1, column 1: No such function: foo",
                "LOWER('a', 'b') | lower takes 1 argument but was given 2",
                "foo | Semantic Error: at line 1, column 1: No such variable named 'foo'",
            })
    void whatMakesNoSenseIsNamed(String expression, String message) {
        assertThatThrownBy(() -> statements.run(expression))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining(message);
    }

    @Test
    void concatenation() {
        assertValue("'a' || 'b' || `c`", "\"abc\"");
        assertValue("'a' || NULL", "null");
    }

    @Test
    void likeMatchesLineBreaksToo() {
        assertThat(statements.run("? LIKE 'a_b'", "\"a\\nb\"")).containsExactly("true");
    }

    @Test
    void parametersAreTakenInOrder() {
        assertThat(statements.run("[?, ?, {'a': ?}]", "1", "note::two", "[3]"))
                .containsExactly("[1,note::two,{a:[3]}]");
    }

    private void assertValue(String expression, String expected) {
        assertThat(statements.run(expression))
                .isEqualTo(List.of(IonValues.ION.singleValue(expected).toString()));
    }
}
