package dev.penstock.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.penstock.ejb.transaction.TransactionOutcome;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** Each rule says what to do when it is broken. */
@AnalyzeClasses(packages = "dev.penstock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] OUTER = {
        "dev.penstock.persistence..", "dev.penstock.inference..", "dev.penstock.ejb..", "dev.penstock.web.."
    };

    @ArchTest
    static final ArchRule dependenciesRunOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.penstock..")
            .layer("web")
            .definedBy("dev.penstock.web..")
            .layer("ejb")
            .definedBy("dev.penstock.ejb..")
            .layer("persistence")
            .definedBy("dev.penstock.persistence..")
            .layer("inference")
            .definedBy("dev.penstock.inference..")
            .layer("domain")
            .definedBy(resideInAPackage("dev.penstock..").and(not(resideInAnyPackage(OUTER))))
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ejb")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("persistence")
            .mayOnlyBeAccessedByLayers("ejb")
            .whereLayer("inference")
            .mayOnlyBeAccessedByLayers("ejb")
            .because("a module knows the ones below it through the domain's ports: move the type, or add a port");

    @ArchTest
    static final ArchRule theDomainIsPlainJava = noClasses()
            .that(resideInAPackage("dev.penstock..").and(not(resideInAnyPackage(OUTER))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "javax.sql..", "java.sql..", "org.eclipse.microprofile..", "io.opentelemetry..")
            .because("the domain is tested and understood without a container: put the adapter into an outer module");

    @ArchTest
    static final ArchRule conceptsHaveNoCycles = slices().matching("dev.penstock.(ejb|web|persistence|inference).(*)..")
            .should()
            .beFreeOfCycles()
            .because("two concepts that need each other are one, or hide a third");

    @ArchTest
    static final ArchRule messagesAreHandledWhereEventsMeetTheBroker = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.penstock.ejb.event..",
                    "dev.penstock.ejb.intake..",
                    "dev.penstock.ejb.stage..",
                    "dev.penstock.ejb.decision..")
            .and()
            .resideOutsideOfPackages(
                    "dev.penstock.ejb.deadletter..",
                    "dev.penstock.ejb.health..",
                    "dev.penstock.ejb.reconciliation..",
                    "dev.penstock.ejb.startup..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.jms..")
            .because("everything else speaks of events: use a port of the domain");

    @ArchTest
    static final ArchRule listenersAreTheOnlyMessageDrivenBeans = classes()
            .that()
            .implement(jakarta.jms.MessageListener.class)
            .should()
            .haveSimpleNameEndingWith("Listener")
            .because("whoever looks for what consumes a queue looks for *Listener");

    @ArchTest
    static final ArchRule storesTakePartInTransactionsAndBeginNone = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.penstock.persistence..")
            .and()
            .areAnnotatedWith(Transactional.class)
            .should(new TransactionTypes(
                    Transactional.TxType.MANDATORY,
                    Transactional.TxType.NOT_SUPPORTED,
                    Transactional.TxType.REQUIRES_NEW))
            .because(
                    "a listener's transaction covers everything; only the record of a failed attempt outlives it, and a change of the registry is an act of its own");

    @ArchTest
    static final ArchRule whatBeginsATransactionSaysSo = noClasses()
            .that(not(nameMatching(".*(Transaction|\\.IntakePublisher|\\.Startup)")))
            .should()
            .beAnnotatedWith(TransactionAttribute.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(jakarta.transaction.UserTransaction.class)
            .because(
                    "transactions are the container's: let the *Transaction of a listener carry the work, and acknowledge after it");

    @ArchTest
    static final ArchRule whatEndsATransactionTellsItsOutcome = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class)
            .should()
            .haveRawReturnType(TransactionOutcome.class)
            .because("the container rolls back without an exception what was marked for rollback");

    @ArchTest
    static final ArchRule theTimeIsInjected = noClasses()
            .that(not(nameMatching(".*\\.ClockProducer")))
            .should(callMethod(Instant.class, "now")
                    .or(callMethod(LocalDate.class, "now"))
                    .or(callMethod(LocalDateTime.class, "now"))
                    .or(callMethod(OffsetDateTime.class, "now"))
                    .or(callMethod(ZonedDateTime.class, "now"))
                    .or(callMethod(Clock.class, "systemUTC"))
                    .or(callMethod(Clock.class, "systemDefaultZone"))
                    .or(callMethod(System.class, "currentTimeMillis")))
            .because("tests set the time: inject an InstantSource");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .because("these endings say nothing: name the thing in the words of docs/architecture.md");
}
