package dev.onecent.journey;

import dev.onecent.OneCent;
import dev.onecent.singlekey.SingleKeyStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;

/** D1 to D9 on an engine that compares and sets one row, loses answers, is late, and forgets hints (R22, R23). */
class SingleKeyDesktopJourneyTest extends DesktopJourneyTest {
    @Override
    OneCent open(TestShop opening) {
        return opening.open(SingleKeyStorage.troubled(7), new EphemeralCardSafe(), opening.gateway(), any -> any);
    }
}
