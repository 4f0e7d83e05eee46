package io.adledger.ledger.partiql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adledger.ledger", importOptions = DoNotIncludeTests.class)
class PartiqlArchitectureTest {

    @ArchTest
    static final ArchRule STATEMENTS_KNOW_THE_LEDGER_ONLY_THROUGH_ITS_READER_AND_WRITER = noClasses()
            .that()
            .resideInAPackage("..ledger.partiql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ledger.journal..", "..ledger.transaction..", "..ledger.server..", "..ledger.stream..");

    @ArchTest
    static final ArchRule THE_LIBRARYS_EVALUATOR_IS_NOT_USED =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.partiql.lang.eval..");

    @ArchTest
    static final ArchRule VALUES_KNOW_NO_EXPRESSIONS = noClasses()
            .that()
            .resideInAPackage("..partiql.value..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..partiql.expression..", "..partiql.query..", "..partiql.change..");

    @ArchTest
    static final ArchRule EXPRESSIONS_KNOW_NO_QUERIES = noClasses()
            .that()
            .resideInAPackage("..partiql.expression..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..partiql.query..", "..partiql.change..");

    @ArchTest
    static final ArchRule QUERIES_CHANGE_NOTHING = noClasses()
            .that()
            .resideInAPackage("..partiql.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..partiql.change..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(LedgerWriter.class);
}
