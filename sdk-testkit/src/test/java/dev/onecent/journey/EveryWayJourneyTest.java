package dev.onecent.journey;

import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import org.junit.jupiter.api.Nested;

/** D1 to D9 and M1 to M6 without a card number in the vault: the same vault, the same rules, the same tests. */
class EveryWayJourneyTest {
    @Nested
    class DesktopByGatewayToken extends DesktopJourneyTest {
        @Override
        TestShop newShop() {
            return TestShop.with(Validation.FACTORY, KeptAs.GATEWAY_TOKEN);
        }
    }

    @Nested
    class DesktopByExchangedToken extends DesktopJourneyTest {
        @Override
        TestShop newShop() {
            return TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);
        }
    }

    /** On an engine that loses answers and is late (R22). */
    @Nested
    class DesktopByExchangedTokenOnOneKey extends SingleKeyDesktopJourneyTest {
        @Override
        TestShop newShop() {
            return TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);
        }
    }

    @Nested
    class MobileByGatewayToken extends MobileJourneyTest {
        @Override
        TestShop newShop() {
            return TestShop.with(Validation.FACTORY, KeptAs.GATEWAY_TOKEN);
        }
    }

    @Nested
    class MobileByExchangedToken extends MobileJourneyTest {
        @Override
        TestShop newShop() {
            return TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);
        }
    }
}
