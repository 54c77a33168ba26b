package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.onecent.OneCent;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.WalletProvider;
import dev.onecent.walletoperator.OneCentWallet;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SAFE-5: cards with known numbers and codes go through every public operation and through the simulation with every kind of
 * fault, in a process of its own that logs everything (R18, R19). Afterwards they are in no log, answer, exception, event, audit record, JSON or
 * serialized form and in no file of a database, its log included: plain, grouped, in Base64, hex or UTF-16.
 */
class CanaryTest {
    /** What {@code TestShop} and the simulation type; neither has a sum or a count that is written like it. */
    static final List<String> CODES = List.of("737", "7373");

    private static final Canary CANARY = new Canary(TestCards.all(), CODES);

    @TempDir
    private Path folder = Path.of("");

    /** As many runs of the simulation as it takes for every kind of fault to be among them; many more under {@code -Pproof}. */
    @Test
    void nothingOfACardComesOutOfAnyOperationOrFault() throws Exception {
        String seeds = Integer.toString(Proof.rounds(6, 300));
        assertThat(CanaryVictim.run(folder, "everything", seeds)).as(errors()).isZero();

        assertThat(CANARY.in(folder)).isEmpty();
        assertSays(
                "seen/answers.txt",
                "Linked[",
                "Paid[",
                "Completed[",
                "PaymentRequired[",
                "Refused",
                "TryLater",
                "ProofRequired",
                "CardLinked",
                "AuditRecord[",
                "\tat dev.onecent.",
                "SimulationReport[");
        assertSays(CanaryVictim.LOG, "TRACE org.sqlite", "org.hibernate.validator", "BabbleException");
        assertThat(files()).anyMatch(name -> name.endsWith("db-wal"));
    }

    /** One leak of each kind, each with a card of its own: what is looked for would be found. */
    @Test
    void whateverLeaksIsFound() throws Exception {
        assertThat(CanaryVictim.run(folder, "leaks")).as(errors()).isZero();

        assertThat(CANARY.in(folder).stream().map(found -> found.replaceFirst("copy-[0-9]-", "")))
                .contains(
                        CanaryVictim.LOG + ": 1111 spread",
                        CanaryVictim.LOG + ": a security code",
                        CanaryVictim.JUL_LOG + ": 4444 spread",
                        "seen/answers.txt: 0005 in hex",
                        "seen/answers.txt: " + last(TestCards.DISCOVER) + " plain",
                        "seen/answers.txt: " + last(TestCards.DINERS_CLUB) + " plain",
                        "seen/answers.txt: " + last(TestCards.JCB) + " plain",
                        "seen/answers.txt: " + last(TestCards.UNIONPAY) + " plain",
                        "seen/leak.db-wal: " + last(TestCards.MASTERCARD_2_SERIES) + " plain",
                        "seen/leak.db-wal: 4242 in Base64",
                        "seen/leak.db-wal: " + last(TestCards.CHALLENGED) + " spread");
    }

    /** A new operation is covered the day it is written, or this fails. */
    @Test
    void theJourneyCallsEveryOperation() {
        JavaClass journey = new ClassFileImporter().importClass(CanaryJourney.class);
        Set<String> called = Stream.concat(
                        journey.getMethodCallsFromSelf().stream(), journey.getMethodReferencesFromSelf().stream())
                .map(JavaCodeUnitAccess::getTarget)
                .map(target -> target.getOwner().getSimpleName() + "." + target.getName()
                        + target.getRawParameterTypes().stream()
                                .map(JavaClass::getSimpleName)
                                .toList())
                .collect(Collectors.toSet());

        assertThat(operations())
                .hasSizeGreaterThan(65)
                .allSatisfy(operation -> assertThat(called).contains(operation));
    }

    /** Lists what a host can call, without what a shop's own OneCent asks of a wallet. */
    private static Stream<String> operations() {
        return Stream.concat(Stream.of(OneCent.class, OneCentWallet.class), shells())
                .flatMap(shell -> Arrays.stream(shell.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !isAskedByShops(method))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList())
                .sorted();
    }

    private static Stream<Class<?>> shells() {
        return Arrays.stream(OneCent.class.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.getPackageName().startsWith("dev.onecent"))
                .filter(type -> !type.getSimpleName().equals("Languages"));
    }

    private static boolean isAskedByShops(Method method) {
        return method.getDeclaringClass() == OneCentWallet.class
                && Arrays.stream(WalletProvider.class.getMethods())
                        .anyMatch(asked -> asked.getName().equals(method.getName()));
    }

    private static String last(String number) {
        return number.substring(number.length() - 4);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).toList();
        }
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** That it was a run in which something happened. */
    private void assertSays(String file, String... parts) throws IOException {
        String said = text(file);
        assertThat(Stream.of(parts).filter(part -> !said.contains(part)))
                .as(file)
                .isEmpty();
    }

    private String errors() throws IOException {
        return Files.exists(folder.resolve("errors.txt")) ? text("errors.txt") : "";
    }
}
