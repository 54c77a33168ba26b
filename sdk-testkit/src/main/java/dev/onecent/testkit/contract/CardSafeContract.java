package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.safe.SealedNumberForgedException;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of a {@link CardSafe}: extend it and answer a safe. */
@SuppressWarnings("exports") // the report is an extension of JUnit, which reads it by reflection
@ExtendWith(ContractReport.class)
public abstract class CardSafeContract implements Claims {
    private static final String VISA = "4111111111111111";
    private static final String SAME_BIN = "4111110000000021";
    private static final String AMERICAN_EXPRESS = "378282246310005";
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final ShopperId ANN_ELSEWHERE = ShopperId.of("tools", "ann");
    private static final CardId CARD = CardId.of("card-1");

    private @Nullable CardSafe opened;

    /** A safe; shared or new for each test. */
    protected abstract CardSafe safe();

    /** A safe with other keys. */
    protected abstract CardSafe stranger();

    /** {@link Capability#RESTART}: the same safe with the same keys, opened again. */
    protected CardSafe restarted() {
        throw new IllegalStateException(Capability.RESTART + " was claimed; override what it needs");
    }

    /**
     * {@link Capability#ROTATION}: the safe after new current keys were added, for numbers and for fingerprints; its former ones
     * still open and recognise.
     */
    protected CardSafe rotated(CardSafe before) {
        throw new IllegalStateException(Capability.ROTATION + " was claimed; override what it needs");
    }

    /** {@link Capability#ROTATION}: the safe after all keys but the current ones were destroyed. */
    protected CardSafe withoutOlderKeys(CardSafe before) {
        throw new IllegalStateException(Capability.ROTATION + " was claimed; override what it needs");
    }

    @BeforeEach
    void openTheSafe() {
        opened = safe();
    }

    @Test
    void safe_1_1_revealsWhatWasSealed() {
        for (String number : List.of(VISA, AMERICAN_EXPRESS, "36227206271667", "6200000000000000003")) {
            SealedNumber sealed = opened().seal(ANN, CARD, CardNumber.parse(number));
            assertEquals(CardNumber.parse(number), opened().reveal(ANN, CARD, sealed));
        }
    }

    @Test
    void safe_1_2_revealsAsOftenAsAsked() {
        SealedNumber sealed = seal();

        assertEquals(CardNumber.parse(VISA), opened().reveal(ANN, CARD, sealed));
        assertEquals(CardNumber.parse(VISA), opened().reveal(ANN, CARD, sealed));
    }

    @Test
    void safe_1_3_sealsTheSameNumberDifferentlyEachTime() {
        Set<String> sealed = new HashSet<>();
        IntStream.range(0, 50).forEach(n -> sealed.add(seal().ciphertext()));

        assertEquals(50, sealed.size());
    }

    @Test
    void safe_1_4_leavesTheNumberToItsCaller() {
        CardNumber number = CardNumber.parse(VISA);

        opened().seal(ANN, CARD, number);
        opened().fingerprints(ANN, number);
        opened().attemptTrace(ANN.tenant(), number, 6);

        assertEquals(CardNumber.parse(VISA), number);
    }

    @Test
    @Needs(Capability.RESTART)
    void safe_1_5_revealsAfterARestart() {
        assertEquals(CardNumber.parse(VISA), restarted().reveal(ANN, CARD, seal()));
    }

    @Test
    void safe_2_1_refusesAnotherShopper() {
        assertRefused(BOB, CARD, seal());
    }

    @Test
    void safe_2_2_refusesAnotherTenant() {
        assertRefused(ANN_ELSEWHERE, CARD, seal());
    }

    @Test
    void safe_2_3_refusesAnotherCard() {
        assertRefused(ANN, CardId.of("card-2"), seal());
    }

    @Test
    void safe_2_4_refusesNamesThatRunTogetherAlike() {
        SealedNumber sealed = opened().seal(ShopperId.of("a", "b-c"), CardId.of("d"), CardNumber.parse(VISA));

        assertRefused(ShopperId.of("a-b", "c"), CardId.of("d"), sealed);
        assertRefused(ShopperId.of("a", "b"), CardId.of("c-d"), sealed);
        assertRefused(ShopperId.of("a", "b-cd"), CardId.of("d"), sealed);
    }

    @Test
    void safe_2_5_refusesEveryChangedCharacter() {
        SealedNumber sealed = seal();
        for (int at = 0; at < sealed.ciphertext().length(); at++) {
            StringBuilder changed = new StringBuilder(sealed.ciphertext());
            changed.setCharAt(at, changed.charAt(at) == 'A' ? 'Q' : 'A');
            if (changed.charAt(at) != '=' && sealed.ciphertext().charAt(at) != '=') {
                assertNotRevealed(sealed, new SealedNumber(sealed.keyId(), changed.toString()));
            }
        }
    }

    @Test
    void safe_2_6_refusesWhatIsCutShort() {
        SealedNumber sealed = seal();

        for (int length = 1; length < sealed.ciphertext().length() - 4; length += 4) {
            assertRefused(
                    ANN,
                    CARD,
                    new SealedNumber(sealed.keyId(), sealed.ciphertext().substring(0, length)));
        }
    }

    @Test
    void safe_2_7_refusesWhatAStrangerSealed() {
        assertRefused(ANN, CARD, stranger().seal(ANN, CARD, CardNumber.parse(VISA)));
    }

    @Test
    void safe_2_8_refusesNonsense() {
        for (String nonsense : List.of("x", "====", "bm9uc2Vuc2U=", "not base64 at all \u0000")) {
            assertRefused(ANN, CARD, new SealedNumber(seal().keyId(), nonsense));
        }
    }

    @Test
    void safe_2_9_refusesEveryChangedByte() {
        SealedNumber sealed = seal();
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << bit);
                assertForged(changed, sealed.keyId());
            }
        }
    }

    @Test
    void safe_2_10_refusesEveryCut() {
        SealedNumber sealed = seal();
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        for (int length = 1; length < bytes.length; length++) {
            assertForged(Arrays.copyOf(bytes, length), sealed.keyId());
            assertForged(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length), sealed.keyId());
        }
    }

    @Test
    void safe_2_11_refusesWhatIsExtended() {
        SealedNumber sealed = seal();
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        for (int more = 1; more <= 16; more++) {
            assertForged(Arrays.copyOf(bytes, bytes.length + more), sealed.keyId());
            byte[] before = new byte[bytes.length + more];
            System.arraycopy(bytes, 0, before, more, bytes.length);
            assertForged(before, sealed.keyId());
        }
    }

    @Test
    void safe_2_12_refusesTheNumbersOfTwoCardsExchanged() {
        CardId other = CardId.of("card-2");
        SealedNumber one = seal();
        SealedNumber two = opened().seal(ANN, other, CardNumber.parse(AMERICAN_EXPRESS));

        assertRefused(ANN, CARD, two);
        assertRefused(ANN, other, one);
    }

    @Test
    void safe_3_1_namesTheKey() {
        assertFalse(seal().keyId().isBlank());
        assertEquals(seal().keyId(), seal().keyId());
    }

    @Test
    void safe_3_2_listsTheKeyThatSealsFirst() {
        assertEquals(opened().keys().sealing().get(0), seal().keyId());
        assertEquals(
                opened().keys().fingerprinting().get(0),
                fingerprint(ANN, VISA).keyId().orElseThrow());
    }

    @Test
    void safe_3_3_namesAKeyThatIsMissing() {
        SealedNumber elsewhere = new SealedNumber("no-such-key", seal().ciphertext());

        CardKeyMissingException thrown =
                assertThrows(CardKeyMissingException.class, () -> opened().reveal(ANN, CARD, elsewhere));

        assertEquals("no-such-key", thrown.keyId());
        assertTrue(String.valueOf(thrown.getMessage()).contains("no-such-key"));
    }

    @Test
    @Needs(Capability.ROTATION)
    void safe_3_4_sealsUnderTheNewKeyAfterARotation() {
        CardSafe later = rotated(opened());
        SealedNumber sealed = later.seal(ANN, CARD, CardNumber.parse(VISA));

        assertNotEquals(seal().keyId(), sealed.keyId());
        assertEquals(CardNumber.parse(VISA), later.reveal(ANN, CARD, sealed));
        assertEquals(CardNumber.parse(VISA), withoutOlderKeys(later).reveal(ANN, CARD, sealed));
    }

    @Test
    @Needs(Capability.ROTATION)
    void safe_3_5_revealsWhatOlderKeysSealed() {
        SealedNumber first = seal();
        CardSafe second = rotated(opened());
        SealedNumber later = second.seal(ANN, CARD, CardNumber.parse(VISA));
        CardSafe third = rotated(second);

        assertEquals(CardNumber.parse(VISA), third.reveal(ANN, CARD, first));
        assertEquals(CardNumber.parse(VISA), third.reveal(ANN, CARD, later));
    }

    @Test
    @Needs(Capability.ROTATION)
    void safe_3_6_listsOlderKeysOldestFirst() {
        CardSafe second = rotated(opened());
        CardSafe third = rotated(second);
        List<String> all = List.of(
                third.keys().current().sealing(),
                opened().keys().current().sealing(),
                second.keys().current().sealing());

        assertEquals(all, third.keys().sealing());
        assertEquals(all.subList(0, 1), withoutOlderKeys(third).keys().sealing());
    }

    @Test
    @Needs(Capability.ROTATION)
    void safe_3_7_namesADestroyedKey() {
        SealedNumber sealed = seal();
        CardSafe later = withoutOlderKeys(rotated(opened()));

        CardKeyMissingException thrown =
                assertThrows(CardKeyMissingException.class, () -> later.reveal(ANN, CARD, sealed));

        assertEquals(sealed.keyId(), thrown.keyId());
        assertShowsNoNumber(thrown);
    }

    @Test
    @Needs(Capability.ROTATION)
    void safe_3_8_opensANumberWithTheKeyThatItNamesAndNoOther() {
        CardSafe later = rotated(opened());
        SealedNumber old = seal();
        String current = later.keys().current().sealing();

        assertThrows(
                SealedNumberForgedException.class,
                () -> later.reveal(ANN, CARD, new SealedNumber(current, old.ciphertext())));
    }

    @Test
    void safe_4_1_recognisesTheSameNumber() {
        assertEquals(fingerprint(ANN, VISA), fingerprint(ANN, VISA));
    }

    @Test
    void safe_4_2_tellsNumbersApart() {
        assertNotEquals(fingerprint(ANN, VISA), fingerprint(ANN, AMERICAN_EXPRESS));
    }

    @Test
    void safe_4_3_comparesNoTwoShoppers() {
        assertNotEquals(fingerprint(ANN, VISA), fingerprint(BOB, VISA));
        assertNotEquals(fingerprint(ANN, VISA), fingerprint(ANN_ELSEWHERE, VISA));
    }

    @Test
    void safe_4_4_cannotBeMadeWithoutTheKey() {
        assertNotEquals(fingerprint(ANN, VISA), fingerprint(stranger(), ANN, VISA));
    }

    @Test
    @Needs(Capability.RESTART)
    void safe_4_5_recognisesTheSameNumberAfterARestart() {
        assertEquals(fingerprint(ANN, VISA), fingerprint(restarted(), ANN, VISA));
    }

    @Test
    @Needs(Capability.ROTATION)
    void safe_4_6_recognisesWhatOlderKeysRecognised() {
        CardSafe second = rotated(opened());
        CardSafe third = rotated(second);
        List<Fingerprint> known = third.fingerprints(ANN, CardNumber.parse(VISA));

        assertEquals(3, known.size());
        assertTrue(known.contains(fingerprint(ANN, VISA)));
        assertTrue(known.contains(fingerprint(second, ANN, VISA)));
        assertEquals(
                third.keys().current().fingerprinting(), known.get(0).keyId().orElseThrow());
    }

    @Test
    @Needs(Capability.ROTATION)
    void safe_4_7_recognisesNothingByADestroyedKey() {
        CardSafe later = withoutOlderKeys(rotated(opened()));
        List<Fingerprint> known = later.fingerprints(ANN, CardNumber.parse(VISA));

        assertEquals(1, known.size());
        assertFalse(known.contains(fingerprint(ANN, VISA)));
    }

    @Test
    void safe_5_1_showsNoDigitsInWhatItMakes() {
        SealedNumber sealed = seal();

        String all = sealed
                + sealed.ciphertext()
                + sealed.keyId()
                + fingerprint(ANN, VISA)
                + fingerprint(ANN, VISA).value();

        assertFalse(all.contains(VISA));
        assertFalse(all.contains(VISA.substring(0, 12)));
    }

    @Test
    void safe_5_2_showsNoDigitsInWhatItThrows() {
        assertShowsNoNumber(assertThrows(CardSafeException.class, () -> opened().reveal(BOB, CARD, seal())));
    }

    @Test
    void safe_5_3_servesManyThreads() {
        List<Boolean> right = StoreFixture.atOnce(8, n -> {
            CardId card = CardId.of("card-" + n);
            return IntStream.range(0, 20)
                    .allMatch(round -> opened().reveal(ANN, card, opened().seal(ANN, card, CardNumber.parse(VISA)))
                            .equals(CardNumber.parse(VISA)));
        });

        assertTrue(right.stream().allMatch(all -> all));
    }

    @Test
    void safe_6_1_countsTheSameNumberAsOne() {
        assertEquals(trace(ANN.tenant(), VISA, 16), trace(ANN.tenant(), VISA, 16));
        assertEquals(trace(ANN.tenant(), VISA, 16), trace(ANN.tenant(), VISA, 99));
    }

    @Test
    void safe_6_2_tellsNumbersApart() {
        assertNotEquals(trace(ANN.tenant(), VISA, 16), trace(ANN.tenant(), SAME_BIN, 16));
        assertNotEquals(trace(ANN.tenant(), VISA, 6), trace(ANN.tenant(), AMERICAN_EXPRESS, 6));
    }

    @Test
    void safe_6_3_countsNumbersOfOneBinAsOne() {
        assertEquals(trace(ANN.tenant(), VISA, 6), trace(ANN.tenant(), SAME_BIN, 6));
        assertNotEquals(trace(ANN.tenant(), VISA, 6), trace(ANN.tenant(), VISA, 8));
        assertNotEquals(trace(ANN.tenant(), VISA, 6), trace(ANN.tenant(), VISA, 16));
    }

    @Test
    void safe_6_4_comparesNoTwoTenants() {
        assertNotEquals(trace(ANN.tenant(), VISA, 16), trace(ANN_ELSEWHERE.tenant(), VISA, 16));
        assertNotEquals(trace(ANN.tenant(), VISA, 6), trace(ANN_ELSEWHERE.tenant(), VISA, 6));
    }

    @Test
    void safe_6_5_cannotBeMadeWithoutTheKey() {
        AttemptHash other = stranger().attemptTrace(ANN.tenant(), CardNumber.parse(VISA), 6);

        assertNotEquals(other, trace(ANN.tenant(), VISA, 6));
    }

    @Test
    @Needs(Capability.RESTART)
    void safe_6_6_countsOnAfterARestart() {
        AttemptHash later = restarted().attemptTrace(ANN.tenant(), CardNumber.parse(VISA), 16);

        assertEquals(trace(ANN.tenant(), VISA, 16), later);
    }

    @Test
    void safe_6_7_showsNoDigits() {
        for (int digits : List.of(6, 8, 16)) {
            AttemptHash trace = trace(ANN.tenant(), VISA, digits);

            assertFalse((trace + trace.value()).contains(VISA.substring(0, 6)));
        }
    }

    private AttemptHash trace(TenantId tenant, String number, int digits) {
        return opened().attemptTrace(tenant, CardNumber.parse(number), digits);
    }

    private CardSafe opened() {
        return Objects.requireNonNull(opened);
    }

    private SealedNumber seal() {
        return opened().seal(ANN, CARD, CardNumber.parse(VISA));
    }

    private Fingerprint fingerprint(ShopperId owner, String number) {
        return fingerprint(opened(), owner, number);
    }

    private static Fingerprint fingerprint(CardSafe safe, ShopperId owner, String number) {
        return safe.fingerprints(owner, CardNumber.parse(number)).get(0);
    }

    private void assertRefused(ShopperId owner, CardId card, SealedNumber sealed) {
        CardSafeException thrown = assertThrows(CardSafeException.class, () -> opened().reveal(owner, card, sealed));
        assertTrue(thrown instanceof SealedNumberForgedException || thrown instanceof CardKeyMissingException);
        assertShowsNoNumber(thrown);
    }

    private void assertForged(byte[] bytes, String keyId) {
        SealedNumber changed = new SealedNumber(keyId, Base64.getEncoder().encodeToString(bytes));
        assertShowsNoNumber(assertThrows(SealedNumberForgedException.class, () -> opened().reveal(ANN, CARD, changed)));
    }

    private static void assertShowsNoNumber(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains(VISA.substring(0, 8)));
    }

    /** Refused; or, where the change is in bits that base64 does not use, the same bytes. */
    private void assertNotRevealed(SealedNumber sealed, SealedNumber changed) {
        try {
            assertEquals(CardNumber.parse(VISA), opened().reveal(ANN, CARD, changed));
            assertArrayEquals(
                    Base64.getDecoder().decode(sealed.ciphertext()),
                    Base64.getDecoder().decode(changed.ciphertext()));
        } catch (CardSafeException e) {
            assertFalse(String.valueOf(e.getMessage()).contains(VISA));
        }
    }
}
