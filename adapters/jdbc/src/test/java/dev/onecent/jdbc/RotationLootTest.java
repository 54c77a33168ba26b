package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was sealed under an older key, and the fingerprint of it, is in no file once the card was sealed anew, removed or
 * erased; not even where the process died in the middle (R10, R20). The files are searched while the database is open.
 */
class RotationLootTest {
    private static final ShopperId BOB = ShopperId.of("toys", "bob");

    @TempDir
    private Path folder = Path.of("");

    private final EphemeralCardSafe before = new EphemeralCardSafe();
    private final EphemeralCardSafe after = before.rotated();
    private final TestShop shop = TestShop.with(Validation.FACTORY);

    @Test
    void whatWasSealedAnewLeavesNothingOfTheOlderKey() {
        try (JdbcStorage storage = open("a")) {
            List<String> old = link(storage);
            assertThat(bytes("a")).contains(old);
            OneCent onecent = open(storage, after);

            onecent.runDue(ANN.tenant());

            assertThat(bytes("a")).doesNotContain(old.toArray(String[]::new));
            assertThat(bytes("a")).contains(secrets(onecent, ANN)).contains(secrets(onecent, BOB));
        }
    }

    @Test
    void anErasedShopperLeavesNothingOfEitherKey() {
        try (JdbcStorage storage = open("a")) {
            List<String> all = new ArrayList<>(link(storage));
            OneCent onecent = open(storage, after);
            onecent.runDue(ANN.tenant());
            all.addAll(secrets(onecent, ANN));
            all.removeAll(secrets(onecent, BOB));

            assertThat(onecent.erase(ANN).complete()).isTrue();

            assertThat(bytes("a")).doesNotContain(all.toArray(String[]::new));
            assertThat(bytes("a")).contains(secrets(onecent, BOB));
        }
    }

    /** After each write of the run; the next process ends it, and forgets what the dead one left (R25). */
    @TestFactory
    Stream<DynamicTest> whateverTheProcessDiesAt() {
        int places = dieAt("0", Crash.never());
        return IntStream.rangeClosed(1, places)
                .mapToObj(place -> DynamicTest.dynamicTest(
                        "dies at place " + place, () -> dieAt(Integer.toString(place), Crash.at(place))));
    }

    private int dieAt(String name, Crash crash) {
        List<String> old = new ArrayList<>();
        try (JdbcStorage storage = open(name)) {
            old.addAll(link(storage));
            open(new CrashingStorage(storage, crash), after).runDue(ANN.tenant());
        } catch (Crash.Died e) {
            assertThat(old).isNotEmpty();
        }
        try (JdbcStorage storage = open(name)) {
            OneCent onecent = open(storage, after);
            onecent.runDue(ANN.tenant());
            assertThat(onecent.cardKeys().use(ANN.tenant()).left()).isZero();
            assertThat(Stream.concat(cards(onecent, ANN), cards(onecent, BOB)))
                    .hasSize(3)
                    .allSatisfy(
                            card -> assertThat(card.sealedNumber().orElseThrow().keyId())
                                    .isEqualTo(after.keys().current().sealing()));
            assertThat(bytes(name)).doesNotContain(old.toArray(String[]::new));
        }
        return crash.places();
    }

    /** The ciphertexts and fingerprints of three cards under the older keys. */
    private List<String> link(JdbcStorage storage) {
        OneCent onecent = open(storage, before);
        onecent.cards().link(ANN, shop.link("one", TestCards.VISA));
        onecent.cards().link(ANN, shop.link("two", TestCards.MASTERCARD));
        LinkCardResult third = onecent.cards().link(BOB, shop.link("three", TestCards.VISA));
        assertThat(third).isInstanceOf(LinkCardResult.Linked.class);
        return Stream.concat(secrets(onecent, ANN).stream(), secrets(onecent, BOB).stream())
                .toList();
    }

    private static List<String> secrets(OneCent onecent, ShopperId shopper) {
        return cards(onecent, shopper)
                .flatMap(card -> Stream.of(
                        card.sealedNumber().orElseThrow().ciphertext(),
                        card.fingerprint().orElseThrow().value()))
                .toList();
    }

    private static Stream<SavedCard> cards(OneCent onecent, ShopperId shopper) {
        return onecent.cards().of(shopper).cards().stream();
    }

    private OneCent open(Storage storage, CardSafe safe) {
        return shop.open(storage, safe, shop.gateway(), any -> any);
    }

    private JdbcStorage open(String name) {
        Path home = folder.resolve(name);
        assertThat(home.toFile().mkdirs() || home.toFile().isDirectory()).isTrue();
        return JdbcStorage.sqlite(home.resolve("a.db"));
    }

    private String bytes(String name) {
        Path home = folder.resolve(name);
        return new Loot(home, home.resolve("a.db")).bytes();
    }
}
