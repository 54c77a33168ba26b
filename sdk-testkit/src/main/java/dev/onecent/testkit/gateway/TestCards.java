package dev.onecent.testkit.gateway;

import dev.onecent.card.CardNumber;
import dev.onecent.gateway.DeclineReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Card numbers that the big gateways publish for their test systems; nobody holds such a card. Each behaves as its
 * publisher's documentation says.
 */
public final class TestCards {
    /** Visa, approved (Adyen, Braintree, PayPal). */
    public static final String VISA = "4111111111111111";

    /** Visa, approved (Stripe). */
    public static final String VISA_STRIPE = "4242424242424242";

    /** Mastercard, approved (Stripe). */
    public static final String MASTERCARD = "5555555555554444";

    /** Mastercard of the 2-series, approved (Stripe). */
    public static final String MASTERCARD_2_SERIES = "2223003122003222";

    /** American Express, four-digit code, approved (Stripe, Braintree). */
    public static final String AMERICAN_EXPRESS = "378282246310005";

    /** Discover, approved (Stripe, Braintree). */
    public static final String DISCOVER = "6011111111111117";

    /** Diners Club, 14 digits, approved (Stripe). */
    public static final String DINERS_CLUB = "36227206271667";

    /** JCB, approved (Stripe). */
    public static final String JCB = "3566002020360505";

    /** UnionPay, approved (Stripe). */
    public static final String UNIONPAY = "6200000000000005";

    /** Declined without a reason that helps (Stripe {@code generic_decline}). */
    public static final String DECLINED = "4000000000000002";

    /** Stripe {@code insufficient_funds}. */
    public static final String INSUFFICIENT_FUNDS = "4000000000009995";

    /** Stripe {@code lost_card}. */
    public static final String LOST = "4000000000009987";

    /** Stripe {@code stolen_card}. */
    public static final String STOLEN = "4000000000009979";

    /** Stripe {@code expired_card}. */
    public static final String EXPIRED = "4000000000000069";

    /** Stripe {@code incorrect_cvc}. */
    public static final String INCORRECT_SECURITY_CODE = "4000000000000127";

    /** Stripe {@code card_velocity_exceeded}. */
    public static final String LIMIT_EXCEEDED = "4000000000006975";

    /** Stripe {@code fraudulent}. */
    public static final String SUSPECTED_FRAUD = "4100000000000019";

    /** The issuer always wants to see the shopper (Stripe, 3-D Secure 2 required). */
    public static final String CHALLENGED = "4000000000003220";

    private static final List<String> APPROVED = List.of(
            VISA, VISA_STRIPE, MASTERCARD, MASTERCARD_2_SERIES, AMERICAN_EXPRESS, DISCOVER, DINERS_CLUB, JCB, UNIONPAY);

    private static final Map<String, DeclineReason> REFUSED = Map.of(
            DECLINED, DeclineReason.DO_NOT_HONOR,
            INSUFFICIENT_FUNDS, DeclineReason.INSUFFICIENT_FUNDS,
            LOST, DeclineReason.LOST_OR_STOLEN,
            STOLEN, DeclineReason.LOST_OR_STOLEN,
            EXPIRED, DeclineReason.EXPIRED_CARD,
            INCORRECT_SECURITY_CODE, DeclineReason.INCORRECT_SECURITY_CODE,
            LIMIT_EXCEEDED, DeclineReason.LIMIT_EXCEEDED,
            SUSPECTED_FRAUD, DeclineReason.SUSPECTED_FRAUD);

    private TestCards() {}

    /** The numbers that are approved. */
    public static List<String> approved() {
        return APPROVED;
    }

    /** The numbers that are declined, each with the reason. */
    public static Map<String, DeclineReason> declined() {
        return REFUSED;
    }

    /** Every number that the simulated gateway knows. */
    public static List<String> all() {
        List<String> all = new ArrayList<>(APPROVED);
        all.addAll(REFUSED.keySet());
        all.add(CHALLENGED);
        return List.copyOf(all);
    }

    static boolean isChallenged(CardNumber number) {
        return is(number, CHALLENGED);
    }

    /** Returns why a number is declined; a number that was never published is not a test card. */
    static Optional<DeclineReason> declined(CardNumber number) {
        if (isChallenged(number) || APPROVED.stream().anyMatch(approved -> is(number, approved))) {
            return Optional.empty();
        }
        return Optional.of(REFUSED.entrySet().stream()
                .filter(refused -> is(number, refused.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(DeclineReason.INCORRECT_NUMBER));
    }

    private static boolean is(CardNumber number, String published) {
        return number.equals(CardNumber.parse(published));
    }
}
