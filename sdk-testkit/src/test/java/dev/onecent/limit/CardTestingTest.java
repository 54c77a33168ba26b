package dev.onecent.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.store.ShopperId;
import dev.onecent.support.Numbers;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Ten thousand numbers are tried out, and a thousand honest shoppers hardly notice (R21). */
class CardTestingTest {
    private static final String ATTACKED = "411111";
    private static final int NUMBERS = 10_000;
    private static final int HONEST_EVERY = 10;
    private static final Limit BIN =
            Objects.requireNonNull(AttemptPolicy.standard().limits().get(AttemptSubject.BIN));

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private int refusedHonest;

    /** With cards of other issuers honest shoppers are not in the attack's way, whatever the host has wired. */
    @Test
    void theGatewaySeesNoMoreOfAnAttackThanThePolicyAllows() {
        OneCent onecent = open(any -> any);

        attack(onecent, NUMBERS, any -> any, n -> Integer.toString(424_000 + n / HONEST_EVERY % 50));

        assertThat(seen()).isEqualTo(BIN.free() + NUMBERS / HONEST_EVERY - refusedHonest);
        assertThat(refusedHonest).isLessThanOrEqualTo(1);
    }

    /** With cards of the very BIN they show that they are people, and the attack's programs cannot. */
    @Test
    void whoIsAPersonPassesThroughTheMiddleOfTheAttack() {
        OneCent onecent = open(builder ->
                builder.humanVerifier((shopper, visitor, proof) -> proof.token().equals("person")));

        attack(onecent, NUMBERS / 2, link -> link.proving(new HumanProof("person")), n -> ATTACKED);

        assertThat(refusedHonest).isLessThanOrEqualTo(1);
        assertThat(seen()).isLessThanOrEqualTo(BIN.free() + NUMBERS / 2 / HONEST_EVERY);
    }

    /** Without anybody to check verifications the BIN is closed to all for the hour: what a host without a CAPTCHA chooses. */
    @Test
    void withoutAVerifierTheBinIsClosedToEverybody() {
        OneCent onecent = open(any -> any);

        attack(onecent, NUMBERS / 10, any -> any, n -> ATTACKED);

        assertThat(seen()).isEqualTo(BIN.free());
    }

    private OneCent open(UnaryOperator<OneCentBuilder> settings) {
        return shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> settings.apply(builder.attempts(AttemptPolicy.standard())));
    }

    /** Two thousand shoppers from a thousand origins try the numbers; at every tenth an honest one comes along. */
    private void attack(OneCent onecent, int numbers, UnaryOperator<LinkCard> person, IntFunction<String> bin) {
        for (int n = 0; n < numbers; n++) {
            LinkCard tried = shop.link("try-" + n, Numbers.of(ATTACKED, n))
                    .from(Origin.ofAddress("198.51." + n % 1_000 / 100 + "." + n % 100))
                    .proving(new HumanProof("program"));
            onecent.cards().link(ShopperId.of("toys", "bot-" + n % 2_000), tried);
            if (n % HONEST_EVERY == 0) {
                honest(onecent, person, Numbers.of(bin.apply(n), 1_000_000 + n), n);
            }
        }
    }

    /** Whom the gateway answered was admitted; it declines every number that nobody published. */
    private void honest(OneCent onecent, UnaryOperator<LinkCard> person, String number, int n) {
        LinkCard link = shop.link("mine", number).from(Origin.ofDevice("phone-" + n));
        LinkCardResult first = onecent.cards().link(ShopperId.of("toys", "honest-" + n), link);
        LinkCardResult last = first instanceof LinkCardResult.ProofRequired
                ? onecent.cards().link(ShopperId.of("toys", "honest-" + n), person.apply(link))
                : first;
        refusedHonest += last instanceof LinkCardResult.Linked || last instanceof LinkCardResult.Refused ? 0 : 1;
    }

    private int seen() {
        return shop.gateway().authorizations().size();
    }
}
