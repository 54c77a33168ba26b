package dev.onecent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.onecent.store.Aggregate;
import dev.onecent.store.IdSource;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.DueKind;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The arrows between the packages, and what the domain never does. */
@AnalyzeClasses(packages = "dev.onecent", importOptions = OnlyCore.class)
class ArchitectureTest {
    /** From the top down: each package may use those after it. */
    private static final List<String> ORDER = List.of(
            "dev.onecent",
            "dev.onecent.walletoperator.internal",
            "dev.onecent.walletoperator",
            "dev.onecent.erasure.internal",
            "dev.onecent.erasure",
            "dev.onecent.rotation.internal",
            "dev.onecent.rotation",
            "dev.onecent.checkout.internal",
            "dev.onecent.checkout",
            "dev.onecent.method.internal",
            "dev.onecent.method",
            "dev.onecent.address.internal",
            "dev.onecent.address",
            "dev.onecent.vault.internal",
            "dev.onecent.vault",
            "dev.onecent.microauth.internal",
            "dev.onecent.microauth",
            "dev.onecent.token.internal",
            "dev.onecent.token",
            "dev.onecent.payment.internal",
            "dev.onecent.payment",
            "dev.onecent.wallet.internal",
            "dev.onecent.wallet",
            "dev.onecent.audit.internal",
            "dev.onecent.audit",
            "dev.onecent.limit.internal",
            "dev.onecent.limit",
            "dev.onecent.text",
            "dev.onecent.gateway.internal",
            "dev.onecent.gateway",
            "dev.onecent.cart.internal",
            "dev.onecent.cart",
            "dev.onecent.safe",
            "dev.onecent.card",
            "dev.onecent.card.internal",
            "dev.onecent.form",
            "dev.onecent.money",
            "dev.onecent.store.internal",
            "dev.onecent.store");

    /** The shells and the mechanism beneath them: they alone may know a clock, a store or a gateway that answers. */
    private static final DescribedPredicate<JavaClass> SHELL = DescribedPredicate.describe(
            "shells",
            type -> isShell(type)
                    || type.getPackageName().endsWith(".internal")
                    || type.getPackageName().equals("dev.onecent"));

    /** Where randomness and time may enter: an interface of ours, and the check of a form with its clock. */
    private static final DescribedPredicate<JavaClass> SOURCE = DescribedPredicate.describe(
            "sources",
            type -> type.isEquivalentTo(IdSource.class)
                    || type.getSimpleName().endsWith("FormCheck")
                    || type.getSimpleName().equals("FormClock")
                    || type.getSimpleName().startsWith("CardExpiryRule"));

    private static final DescribedPredicate<JavaClass> DOMAIN =
            DescribedPredicate.describe("the domain", type -> !SHELL.test(type) && !SOURCE.test(type));

    @ArchTest
    void everyPackageUsesOnlyThoseBelowIt(JavaClasses all) {
        for (int at = 0; at < ORDER.size(); at++) {
            String[] above = ORDER.subList(0, at).toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that(resideInAPackage(ORDER.get(at)))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(above))
                        .check(all);
            }
        }
    }

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes()
            .should()
            .resideInAnyPackage(ORDER.toArray(String[]::new))
            .because("a new package is put into the order of this test first");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.onecent.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatOutlivesACardKnowsNothingButItsId = noClasses()
            .that()
            .resideInAnyPackage("dev.onecent.microauth", "dev.onecent.token")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.onecent.vault", "dev.onecent.safe")
            .because("it lives on without the card (R10)");

    /** Time is an argument of the domain (R24). */
    @ArchTest
    static final ArchRule theDomainHasNoClock = noClasses()
            .that(DOMAIN)
            .should()
            .dependOnClassesThat(assignableTo(InstantSource.class))
            .orShould()
            .dependOnClassesThat(assignableTo(Clock.class));

    /** Not even by the back door (R24). */
    @ArchTest
    static final ArchRule nobodyAsksTheSystemForTheTime = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(YearMonth.class, "now");

    @ArchTest
    static final ArchRule theDomainHasNoRandomness = noClasses()
            .that(DOMAIN)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "random",
                    type -> type.getName().matches("java\\.util\\.(UUID|Random).*|java\\.security\\.SecureRandom")))
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule nobodyStartsAThread = noClasses()
            .should()
            .dependOnClassesThat(
                    DescribedPredicate.describe(
                            "threads",
                            type -> type.isEquivalentTo(Thread.class)
                                    || type.getName()
                                            .matches(
                                                    "java\\.util\\.concurrent\\.(Executor.*|.*Pool.*|CompletableFuture|Timer.*)")));

    @ArchTest
    static final ArchRule onlyTheMechanismLogs = noClasses()
            .that()
            .resideOutsideOfPackage("..internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..")
            .because("domain values never reach a log");

    @ArchTest
    static final ArchRule nobodyPrints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule coreDependsOnAnnotationsAndTheLoggingFacade = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "dev.onecent..",
                    "jakarta.validation..",
                    "com.fasterxml.jackson.annotation..",
                    "org.slf4j..",
                    "org.jspecify..");

    /** The lint of the compiler ({@code -Xlint:exports}) asks the same of the signatures; this asks it of constructors as well. */
    @ArchTest
    static final ArchRule nothingThatAdoptersCallTakesOrReturnsAnInternalType = codeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(resideOutsideOfPackage("..internal.."))
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(notName("..internal.."));

    @ArchTest
    static final ArchRule aggregatesAreRecords =
            classes().that().implement(Aggregate.class).should().beRecords();

    private static ArchCondition<JavaCodeUnit> notName(String packages) {
        return new ArchCondition<>("not name types of " + packages) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                        .filter(resideInAPackage(packages))
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " names " + type.getName())));
            }
        };
    }

    /** What holds the mechanism, or a shell. */
    private static boolean isShell(JavaClass type) {
        return holdsTheMechanism(type, new HashSet<>());
    }

    /** Looks at each type once: some hold each other. */
    private static boolean holdsTheMechanism(JavaClass type, Set<String> seen) {
        return seen.add(type.getName())
                && type.getFields().stream()
                        .map(JavaField::getRawType)
                        .anyMatch(held -> held.isEquivalentTo(Aggregates.class)
                                || held.isEquivalentTo(DueKind.class)
                                || (held.getPackageName().startsWith("dev.onecent") && holdsTheMechanism(held, seen)));
    }
}
