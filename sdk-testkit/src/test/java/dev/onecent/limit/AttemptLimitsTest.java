package dev.onecent.limit;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.card.CardEdit;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.PayResult;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.support.Interposed;
import dev.onecent.support.MortalStorage;
import dev.onecent.support.Numbers;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts are counted before the gateway is called, and refused without a reason (R21). */
class AttemptLimitsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Limit THREE = Limit.of(3, HOUR);
    private static final HumanVerifier CAPTCHA =
            (shopper, visitor, proof) -> proof.token().equals("person");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final EphemeralCardSafe safe = new EphemeralCardSafe();

    /** Whatever the attempts have in common, and however it is spread on keys: three are admitted and no more. */
    @ParameterizedTest
    @EnumSource(names = "CARD_ON_FILE", mode = EnumSource.Mode.EXCLUDE)
    void admitsAsManyAsTheLimit(AttemptSubject subject) {
        OneCent onecent = open(only(subject, THREE));

        List<LinkCardResult> results =
                IntStream.range(0, 6).mapToObj(n -> alike(onecent, subject, n)).toList();

        assertThat(results.subList(0, 3)).noneMatch(LinkCardResult.TryLater.class::isInstance);
        assertThat(results.subList(3, 6)).allMatch(LinkCardResult.TryLater.class::isInstance);
        assertThat(seen()).isEqualTo(3);
    }

    /** And what they do not have in common is not counted against them. */
    @ParameterizedTest
    @EnumSource(
            names = {"CARD_ON_FILE", "TENANT"},
            mode = EnumSource.Mode.EXCLUDE)
    void countsNobodyElse(AttemptSubject subject) {
        OneCent onecent = open(only(subject, THREE));
        IntStream.range(0, 4).forEach(n -> alike(onecent, subject, n));

        assertThat(onecent.cards()
                        .link(ShopperId.of("toys", "zoe"), link("zoe", TestCards.AMERICAN_EXPRESS, "9.9.9.9")))
                .isInstanceOf(LinkCardResult.Linked.class);
        assertThat(onecent.cards().link(ShopperId.of("tools", "ann"), link("tools", TestCards.VISA, "10.0.0.0")))
                .isInstanceOf(LinkCardResult.Linked.class);
    }

    /** No oracle: every reason sounds the same. */
    @Test
    void tellsNothingAboutTheReason() {
        List<LinkCardResult> refusals = EnumSet.complementOf(EnumSet.of(AttemptSubject.CARD_ON_FILE)).stream()
                .map(subject -> {
                    long window = subject == AttemptSubject.SHOPPER ? 10 : 100;
                    OneCent onecent = open(only(subject, Limit.of(1, Duration.ofMinutes(window))));
                    alike(onecent, subject, 0);
                    return alike(onecent, subject, 1);
                })
                .distinct()
                .toList();

        assertThat(refusals).containsExactly(new LinkCardResult.TryLater(now().plus(HOUR)));
    }

    @Test
    void admitsAgainOnceTheWindowHasPassed() {
        OneCent onecent = open(only(AttemptSubject.SHOPPER, THREE));
        IntStream.range(0, 4).forEach(n -> alike(onecent, AttemptSubject.SHOPPER, n));

        shop.clock().advance(HOUR.minusSeconds(1));
        assertThat(alike(onecent, AttemptSubject.SHOPPER, 4)).isInstanceOf(LinkCardResult.TryLater.class);
        shop.clock().advance(HOUR.dividedBy(6).plusSeconds(1));

        assertThat(alike(onecent, AttemptSubject.SHOPPER, 4)).isNotInstanceOf(LinkCardResult.TryLater.class);
    }

    /** One-off cards and cards that are kept are one count; the refused checkout can still be paid. */
    @Test
    void countsOneOffCardsWithThoseThatAreKept() {
        OneCent onecent = open(only(AttemptSubject.SHOPPER, Limit.of(2, HOUR)));
        Checkout checkout = shop.startCheckout(onecent, "c-1");
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        onecent.checkouts().pay(ANN, checkout.id(), TestShop.payOnce("pay-1", TestCards.DECLINED));

        PayResult refused =
                onecent.checkouts().pay(ANN, checkout.id(), TestShop.payOnce("pay-2", TestCards.MASTERCARD));

        assertThat(refused).isInstanceOf(PayResult.TryLater.class);
        assertThat(seen()).isEqualTo(2);
        shop.clock().advance(Duration.ofMinutes(50));
        SavedCard card = onecent.cards().of(ANN).cards().get(0);
        assertThat(onecent.checkouts().pay(ANN, checkout.id(), TestShop.pay("pay-3", card.id())))
                .isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void limitsPaymentsWithACardOnFile() {
        OneCent onecent = open(only(AttemptSubject.CARD_ON_FILE, Limit.of(1, HOUR)));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        SavedCard card = onecent.cards().of(ANN).cards().get(0);
        Checkout first = shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, first.id(), TestShop.pay("pay-1", card.id()));
        Checkout second = shop.startCheckout(onecent, "c-2");

        assertThat(onecent.checkouts().pay(ANN, second.id(), TestShop.pay("pay-2", card.id())))
                .isInstanceOf(PayResult.TryLater.class);
    }

    /** Guessing expiries is trying out as well; what asks no gateway is none. */
    @Test
    void limitsVerificationsOfAChangedExpiry() {
        OneCent onecent = open(only(AttemptSubject.CARD_ON_FILE, Limit.of(1, HOUR)));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        SavedCard card = onecent.cards().of(ANN).cards().get(0);
        onecent.cards().edit(ANN, edit("edit-1", card, CardEdit.nothing().withExpiry("11/30")));

        EditCardResult refused = onecent.cards()
                .edit(ANN, edit("edit-2", card, CardEdit.nothing().withExpiry("10/30")));

        assertThat(refused).isInstanceOf(EditCardResult.TryLater.class);
        assertThat(onecent.cards()
                        .edit(ANN, edit("edit-3", card, CardEdit.nothing().withNickname("Blue"))))
                .isInstanceOf(EditCardResult.Edited.class);
        assertThat(seen()).isEqualTo(2);
    }

    /** From the policy's count on a proof is asked for, and lets the same command through; up to the limit. */
    @Test
    void asksForAProofAndGoesOnWithIt() {
        OneCent onecent = open(
                new InMemoryStorage(),
                only(AttemptSubject.SHOPPER, Limit.of(1, HOUR).orProved(2)),
                true);
        alike(onecent, AttemptSubject.SHOPPER, 0);
        LinkCard second = link("second", TestCards.MASTERCARD, "10.0.0.1");

        assertThat(onecent.cards().link(ANN, second)).isEqualTo(new LinkCardResult.ProofRequired());
        assertThat(onecent.cards().link(ANN, second.proving(new HumanProof("program"))))
                .isEqualTo(new LinkCardResult.ProofRequired());
        assertThat(seen()).isEqualTo(1);
        assertThat(onecent.cards().link(ANN, second.proving(new HumanProof("person"))))
                .isInstanceOf(LinkCardResult.Linked.class);
        LinkCard third = link("third", TestCards.JCB, "10.0.0.1").proving(new HumanProof("person"));
        assertThat(onecent.cards().link(ANN, third)).isInstanceOf(LinkCardResult.TryLater.class);
    }

    /** A caller who checks verifications and fails refuses: nothing is counted, stored or sent (HUMAN-3). */
    @Test
    void failsWithTheVerifier() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent = shop.open(
                storage,
                safe,
                shop.gateway(),
                builder -> builder.attempts(only(AttemptSubject.SHOPPER, new Limit(0, 5, HOUR)))
                        .humanVerifier((shopper, visitor, proof) -> {
                            throw new IllegalStateException("the CAPTCHA's provider is down");
                        }));

        assertThatThrownBy(() ->
                        onecent.cards().link(ANN, shop.link("a", TestCards.VISA).proving(new HumanProof("x"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(counters(storage)).isEmpty();
        assertThat(seen()).isZero();
    }

    /** Failing closed: without counters no card goes to the gateway. */
    @ParameterizedTest
    @ValueSource(strings = {"attemptCounters.find", "attemptCounters.save"})
    void callsNoGatewayWithoutTheStore(String failing) {
        boolean[] down = {false};
        Storage storage = Interposed.storage(new InMemoryStorage(), (name, arguments, call) -> {
            if (down[0] && name.equals(failing)) {
                throw new StoreUnavailableException("down", null);
            }
            return call.go();
        });
        OneCent onecent = open(storage, AttemptPolicy.standard(), false);
        Checkout checkout = shop.startCheckout(onecent, "c-1");
        down[0] = true;

        assertThatThrownBy(() -> onecent.cards().link(ANN, shop.link("a", TestCards.VISA)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> onecent.checkouts().pay(ANN, checkout.id(), TestShop.payOnce("b", TestCards.VISA)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(seen()).isZero();
    }

    /** The process dies at each write of an attempt, and the command is given again: counted once or twice, never not at all (R22). */
    @Test
    void countsARetryAfterACrashAtMostTwice() {
        int place = 0;
        boolean died = true;
        while (died) {
            MortalStorage storage = new MortalStorage();
            OneCent onecent = open(storage, AttemptPolicy.standard(), false);
            LinkCard link = link("link-" + ++place, TestCards.VISA, "10.0.0.1");
            int before = seen();
            storage.dieAt(place);
            died = dies(() -> onecent.cards().link(ANN, link));
            storage.revive();
            onecent.cards().link(ANN, link);

            assertThat(seen() - before).as("calls, dying at %s", place).isLessThanOrEqualTo(1);
            assertThat(counters(storage))
                    .as("dying at %s", place)
                    .hasSize(5)
                    .allMatch(counter -> count(counter) == 1 || count(counter) == 2);
        }
        assertThat(place).isGreaterThan(10);
    }

    /** What is answered again, or refused by the vault, costs nothing (R22). */
    @Test
    void countsARepeatedCommandOnce() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent = open(storage, AttemptPolicy.standard(), false);
        onecent.cards().link(ANN, link("first", TestCards.VISA, "10.0.0.1"));
        LinkCard again = link("again", TestCards.VISA, "10.0.0.1");
        IntStream.range(0, 9).forEach(n -> onecent.cards().link(ANN, again));

        assertThat(counters(storage)).allMatch(counter -> count(counter) <= 2);
    }

    /** Many at once: never one too many gets through, whatever they overtake (STORE-5). */
    @ParameterizedTest
    @EnumSource(names = {"NUMBER", "BIN", "TENANT"})
    void neverAdmitsTooManyAtOnce(AttemptSubject subject) throws InterruptedException {
        OneCent onecent = open(only(subject, Limit.of(7, HOUR)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<LinkCardResult>> all = IntStream.range(0, 40)
                .<Callable<LinkCardResult>>mapToObj(n -> () -> alike(onecent, subject, n))
                .toList();

        threads.invokeAll(all);
        threads.shutdown();

        assertThat(seen()).isEqualTo(7);
    }

    /** Two processes over one store, in any interleaving of their reads and writes: one place, one admission. */
    @Test
    void admitsOneOfTwoWhereverTheyMeet() {
        int place = 0;
        boolean met = true;
        while (met) {
            MortalStorage storage = new MortalStorage();
            OneCent onecent = open(storage, only(AttemptSubject.NUMBER, Limit.of(1, HOUR)), false);
            int before = seen();
            boolean[] reached = {false};
            storage.interruptAt(++place, () -> {
                reached[0] = true;
                alike(onecent, AttemptSubject.NUMBER, 1);
            });
            alike(onecent, AttemptSubject.NUMBER, 0);
            met = reached[0];

            assertThat(seen() - before).as("met at %s", place).isEqualTo(1);
        }
        assertThat(place).isGreaterThan(10);
    }

    /** It survives a restart, as long as the store does. */
    @Test
    void countsOnAfterARestart() {
        InMemoryStorage storage = new InMemoryStorage();
        AttemptPolicy policy = only(AttemptSubject.BIN, Limit.of(2, HOUR));
        IntStream.range(0, 2).forEach(n -> alike(open(storage, policy, false), AttemptSubject.BIN, n));

        assertThat(alike(open(storage, policy, false), AttemptSubject.BIN, 3))
                .isInstanceOf(LinkCardResult.TryLater.class);
    }

    /** A clock that ran years ahead and was set right locks nobody out for years. */
    @Test
    void outlivesAClockThatRanAhead() {
        OneCent onecent = open(only(AttemptSubject.SHOPPER, THREE));
        shop.clock().advance(Duration.ofDays(1_000));
        IntStream.range(0, 3)
                .forEach(n -> onecent.cards().link(ANN, link("a-" + n, Numbers.of("424242", n), "10.0.0.1")));
        shop.clock().advance(Duration.ofDays(-1_000));

        assertThat(alike(onecent, AttemptSubject.SHOPPER, 4)).isInstanceOf(LinkCardResult.TryLater.class);
        shop.clock().advance(Duration.ofMinutes(71));

        assertThat(alike(onecent, AttemptSubject.SHOPPER, 5)).isNotInstanceOf(LinkCardResult.TryLater.class);
    }

    /** Within a day everything is forgotten, of whatever kind. */
    @Test
    void forgetsWithinADay() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent = open(storage, AttemptPolicy.standard(), false);
        onecent.cards().link(ANN, shop.link("a", TestCards.VISA));
        assertThat(counters(storage)).hasSize(5);

        shop.pass(onecent, Duration.ofHours(24));

        assertThat(counters(storage)).isEmpty();
    }

    /** An erased shopper's counters go with the shopper, the others name nobody. */
    @Test
    void goesWithItsShopper() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent = open(storage, AttemptPolicy.standard(), false);
        onecent.cards().link(ANN, shop.link("a", TestCards.VISA));

        assertThat(onecent.erase(ANN).deleted()).containsEntry("attempt-counter", 1);

        assertThat(storage.attemptCounters().ownedBy(ANN, "", 10)).isEmpty();
        assertThat(counters(storage))
                .hasSize(4)
                .noneMatch(counter -> counter.toString().contains(ANN.shopper() + "]"));
    }

    /** Nothing that is stored shows a number, a BIN or an address. */
    @Test
    void storesHashesOnly() {
        InMemoryStorage storage = new InMemoryStorage();
        open(storage, AttemptPolicy.standard(), false).cards().link(ANN, shop.link("a", TestCards.VISA));

        assertThat(keys(storage).toString() + counters(storage))
                .doesNotContain("411111")
                .doesNotContain("203.0.113");
    }

    /** Of a token its fingerprint is counted, if the gateway reports one. */
    @Test
    void countsTokensByTheirFingerprint() {
        OneCent onecent = open(only(AttemptSubject.NUMBER, Limit.of(1, HOUR)));
        for (String shopper : List.of("one", "two")) {
            LinkCard link = LinkCard.of(
                    CommandId.of(shopper), shop.gateway().tokenize(TestShop.form(TestCards.VISA)), shop.consent());
            onecent.cards().link(ShopperId.of("toys", shopper), link);
        }

        assertThat(seen()).isEqualTo(1);
    }

    /** Attempts of different shoppers, numbers, BINs and origins that have but one thing in common. */
    private LinkCardResult alike(OneCent onecent, AttemptSubject subject, int n) {
        ShopperId shopper = subject == AttemptSubject.SHOPPER ? ANN : ShopperId.of("toys", "shopper-" + n);
        String origin = subject == AttemptSubject.ORIGIN ? "10.0.0.1" : "10.0.1." + n;
        String number = switch (subject) {
            case NUMBER -> TestCards.VISA;
            case BIN -> Numbers.of("411111", n);
            default -> Numbers.of(Integer.toString(424_200 + n), n);
        };
        return onecent.cards().link(shopper, link("alike-" + n, number, origin));
    }

    private LinkCard link(String command, String number, String origin) {
        return shop.link(command, number).from(Origin.ofAddress(origin));
    }

    private EditCard edit(String command, SavedCard card, CardEdit edit) {
        return EditCard.of(CommandId.of(command), card.id(), edit);
    }

    private static AttemptPolicy only(AttemptSubject subject, Limit limit) {
        return AttemptPolicy.unlimited().with(subject, limit);
    }

    private OneCent open(AttemptPolicy policy) {
        return open(new InMemoryStorage(), policy, false);
    }

    private OneCent open(Storage storage, AttemptPolicy policy, boolean captcha) {
        return shop.open(storage, safe, shop.gateway(), builder -> {
            builder.attempts(policy);
            return captcha ? builder.humanVerifier(CAPTCHA) : builder;
        });
    }

    private static boolean dies(Runnable command) {
        try {
            command.run();
            return false;
        } catch (MortalStorage.Died e) {
            return true;
        }
    }

    private static List<Key> keys(Storage storage) {
        return storage.attemptCounters().sweep(ANN.tenant(), Optional.empty(), 1_000);
    }

    private static List<AttemptCounter> counters(Storage storage) {
        return keys(storage).stream()
                .map(key -> storage.attemptCounters().find(key).orElseThrow().value())
                .toList();
    }

    private static int count(AttemptCounter counter) {
        return counter.slices().stream().mapToInt(AttemptCounter.Slice::count).sum();
    }

    private Instant now() {
        return shop.clock().instant();
    }

    private int seen() {
        return shop.gateway().authorizations().size();
    }
}
