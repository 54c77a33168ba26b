package dev.onecent.card;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A card brand with its IIN ranges, lengths and rules. Where the public tables disagree, the more specific range wins: Elo,
 * Verve, Hiper and Troy inside Visa, Discover and Maestro; UnionPay keeps 62 and 81 (its cards are only accepted through
 * Discover in the US) but for Mastercard's own blocks; 60 and 65 outside RuPay's own blocks are Discover's or Maestro's. Of the
 * airlines' numbers, which begin with 1, only the issuers that are published are UATP. What is claimed by nobody is
 * {@link #UNKNOWN}: it may still be charged, the gateway knows better.
 */
public enum CardBrand {
    VISA("Visa", "13 16 19", "4"),
    MASTERCARD("Mastercard", "16", "51-55 222100-272099"),
    AMERICAN_EXPRESS("American Express", "15", "34 37"),
    DISCOVER("Discover", "16-19", "6011 644-649 65"),
    DINERS_CLUB("Diners Club", "14-19", "300-305 3095 36 38-39"),
    JCB("JCB", "16-19", "3528-3589"),
    UNIONPAY("UnionPay", "16-19", "62 81"),
    MAESTRO("Maestro", "12-19", "50 56-59 60 61 63 67 561033 627339 627453-627454 627973 690032"),
    MIR("Mir", "16-19", "2200-2204"),
    ELO(
            "Elo",
            "16",
            "401178 401179 431274 438935 451416 457393 457631-457632 504175 506699-506778 509000-509999 627780 636297"
                    + " 636368 650031-650033 650035-650051 650405-650439 650485-650538 650541-650598 650700-650718"
                    + " 650720-650727 650901-650978 651652-651679 655000-655019 655021-655058"),
    HIPERCARD("Hipercard", "16", "606282 384100 384140 384160"),
    HIPER("Hiper", "16", "637095 637568 637599 637609 637612 63737423 63743358"),
    VERVE("Verve", "16 18 19", "506099-506198 507865-507964 650002-650027"),
    RUPAY("RuPay", "16", "508500-508999 606985-608500 652150-653149 82"),
    UATP("UATP", "15", "1175 1290"),
    TROY("Troy", "16", "9792"),
    DANKORT("Dankort", "16", "5019"),
    HUMO("Humo", "16", "9860"),
    UZCARD("Uzcard", "16", "8600 5614 277707"),
    BANCONTACT("Bancontact", "16-19", "6703 479658 606005"),
    NARANJA("Naranja", "16", "589562 402918 527572"),
    /**
     * Laser, Solo, Switch, enRoute and BankCard: refused wherever a card is wanted, and recognised wherever none must stand. Laser's
     * 6304 and 6771 are Maestro's again.
     */
    WITHDRAWN(
            "a withdrawn brand",
            "15-19",
            "6706 6709 6334 6767 633110 633300-633304 633312 2014 2149 5610 560221-560225"),
    UNKNOWN("Card", "12-19", "");

    private static final Set<CardBrand> NO_CHECK_DIGIT = EnumSet.of(UNIONPAY, RUPAY, NARANJA, ELO);

    private final String displayName;
    private final int lengths;
    private final String ranges;

    CardBrand(String displayName, String lengths, String ranges) {
        this.displayName = displayName;
        this.ranges = ranges;
        this.lengths = BrandRange.of(lengths)
                .flatMapToInt(BrandRange::numbers)
                .map(length -> 1 << length)
                .reduce(0, (some, one) -> some | one);
    }

    /** Returns the brand with the longest matching range; {@link #UNKNOWN} if none matches. */
    static CardBrand of(char[] digits) {
        return BrandTable.PUBLISHED.brandOf(digits);
    }

    /**
     * Returns the brands that a number beginning with these digits can still become, for a form that shows them while typing. The
     * most specific range wins, as it does once the number is complete. None, if there are more digits than any of them has, or if
     * anything but digits, blanks and dashes was typed: the form's check says what is wrong.
     */
    public static Set<CardBrand> candidates(CharSequence prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return CardNumberInput.of(prefix).candidates();
    }

    /** As the shopper knows it. */
    public String displayName() {
        return displayName;
    }

    /** 4 for American Express (CID, on the front), 3 for the others. */
    public int securityCodeLength() {
        return this == AMERICAN_EXPRESS ? 4 : 3;
    }

    /** Returns the short name of the security code, as the brand calls it. */
    public String securityCodeName() {
        return switch (this) {
            case VISA -> "CVV2";
            case MASTERCARD -> "CVC2";
            case AMERICAN_EXPRESS, DISCOVER -> "CID";
            case JCB -> "CAV2";
            case UNIONPAY -> "CVN2";
            case MAESTRO, HIPERCARD, HIPER, BANCONTACT -> "CVC";
            case MIR -> "CVP2";
            case ELO -> "CVE";
            default -> "CVV";
        };
    }

    /** Returns whether a code of that length fits; of an unknown brand both do. */
    boolean allowsCodeOf(int length) {
        return this == UNKNOWN ? length == 3 || length == 4 : length == securityCodeLength();
    }

    /** Returns whether the check digit is relied upon; some brands issue cards without (UnionPay). */
    public boolean enforcesLuhn() {
        return !NO_CHECK_DIGIT.contains(this);
    }

    /** Returns whether numbers of it have so many digits; a number of a withdrawn brand is recognised by them, and refused. */
    public boolean hasLength(int length) {
        return length >= 0 && length <= CardNumber.LONGEST && (lengths >> length & 1) == 1;
    }

    /** Returns whether nothing can be charged to it any more. */
    public boolean isWithdrawn() {
        return this == WITHDRAWN;
    }

    /** Returns whether some number of it has so many digits or more. */
    boolean hasLengthFrom(int length) {
        return length <= CardNumber.LONGEST && lengths >> Math.max(0, length) != 0;
    }

    Stream<BrandRange> ranges() {
        return BrandRange.of(ranges);
    }
}
