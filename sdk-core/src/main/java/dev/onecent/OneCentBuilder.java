package dev.onecent;

import dev.onecent.audit.AuditTrail;
import dev.onecent.audit.internal.LoggedTrail;
import dev.onecent.checkout.internal.CheckoutPolicy;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.limit.AttemptKey;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.HumanVerifier;
import dev.onecent.limit.Limit;
import dev.onecent.method.Acceptance;
import dev.onecent.method.HostMethod;
import dev.onecent.method.internal.MethodPolicy;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.money.Money;
import dev.onecent.payment.MethodId;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.EventListener;
import dev.onecent.store.IdSource;
import dev.onecent.store.PayeeId;
import dev.onecent.text.Languages;
import dev.onecent.vault.internal.LinkPolicy;
import dev.onecent.wallet.WalletProvider;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link OneCent} together. Required: {@link #storage}, {@link #gateway}, {@link #validation}, {@link #payee},
 * {@link #currency}, {@link #listener}, and one way for the card numbers that shoppers type: {@link #cardSafe}, {@link #cardTokens}
 * or {@link #withoutCardNumbers}. Everything else has the default that its method states. Not for use by many threads.
 */
public final class OneCentBuilder {
    private static final Duration CHECK_AFTER = Duration.ofMinutes(2);

    private @Nullable Storage storage;
    private @Nullable PaymentGateway gateway;
    private @Nullable CardSafe cardSafe;
    private @Nullable CardTokens cardTokens;
    private boolean withoutCardNumbers;
    private boolean numberLikeTokens;
    private @Nullable ValidatorFactory validation;
    private @Nullable PayeeId payee;
    private @Nullable Currency currency;
    private @Nullable EventListener listener;
    private InstantSource clock = InstantSource.system();
    private IdSource ids = IdSource.random();
    private VerificationAmountPolicy amount = VerificationAmountPolicy.oneMinorUnit();
    private CaptureMode capture = CaptureMode.AT_ONCE;
    private Duration releaseAfter = Duration.ZERO;
    private Duration checkoutLife = Duration.ofHours(1);
    private Limit checkoutStarts = Limit.of(100, Duration.ofHours(1));
    private int mostCards = 20;
    private Acceptance acceptance = Acceptance.everything();
    private List<MethodId> methodOrder = List.of();
    private final List<WalletProvider> wallets = new ArrayList<>();
    private final List<HostMethod> methods = new ArrayList<>();
    private Languages languages = Languages.standard();
    private RetentionPolicy kept = RetentionPolicy.standard();
    private Duration retention = Duration.ofDays(540);
    private AttemptPolicy attempts = AttemptPolicy.standard();
    private @Nullable HumanVerifier humans;
    private @Nullable AttemptKey attemptKey;
    private AuditTrail trail = new LoggedTrail();

    OneCentBuilder() {}

    /** Sets where everything is kept. */
    public OneCentBuilder storage(Storage stores) {
        storage = Objects.requireNonNull(stores, "storage");
        return this;
    }

    /** Sets the gateway that talks to the card networks. */
    public OneCentBuilder gateway(PaymentGateway provider) {
        gateway = Objects.requireNonNull(provider, "gateway");
        return this;
    }

    /** Typed numbers are kept here, and this makes them unreadable at rest. */
    public OneCentBuilder cardSafe(CardSafe safe) {
        cardSafe = Objects.requireNonNull(safe, "cardSafe");
        return this;
    }

    /** Typed numbers are exchanged for tokens of the gateway's before anything is stored; none is kept here. */
    public OneCentBuilder cardTokens(CardTokens tokens) {
        cardTokens = Objects.requireNonNull(tokens, "cardTokens");
        return this;
    }

    /**
     * No typed numbers at all: every card comes as a token of the gateway's client-side fields. A typed form is answered by
     * {@code TypedCardNotTaken}. A token that the host brings stays the host's to detach.
     */
    public OneCentBuilder withoutCardNumbers() {
        withoutCardNumbers = true;
        return this;
    }

    /**
     * Says that the provider's tokens have the form of card numbers, as some vaults make them (format-preserving tokens). Default: a
     * token in that form is refused, because tokens are stored as they are and somebody may have put a number in the place of one: as
     * {@code Invalid} if a command brings it, as an answer that says nothing if an exchange or a wallet's connection does. The very
     * number that was exchanged is refused in any case.
     */
    public OneCentBuilder numberLikeTokens() {
        numberLikeTokens = true;
        return this;
    }

    /** The host's Bean Validation; our clock is put in its place of the time, its texts and its provider stay. */
    public OneCentBuilder validation(ValidatorFactory factory) {
        validation = Objects.requireNonNull(factory, "validation");
        return this;
    }

    /** To whom payments go, and in whose name issuers show a hold. */
    public OneCentBuilder payee(String merchant) {
        Objects.requireNonNull(merchant, "merchant");
        payee = PayeeId.of(merchant);
        return this;
    }

    /** The verification currency, where no cart gives one (R14); ISO 4217, for example {@code EUR}. */
    public OneCentBuilder currency(String code) {
        Objects.requireNonNull(code, "code");
        Currency payable = Money.currencyOf(code);
        if (payable.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("nobody pays in " + code + ", for example EUR is needed");
        }
        currency = payable;
        return this;
    }

    /** Default: the system's. */
    public OneCentBuilder clock(InstantSource source) {
        clock = Objects.requireNonNull(source, "clock");
        return this;
    }

    /**
     * Default: random UUIDs, of a {@link java.security.SecureRandom}. A source of the host's must be as hard to guess: a
     * wallet's state, codes and accounts come from it.
     */
    public OneCentBuilder ids(IdSource source) {
        ids = Objects.requireNonNull(source, "ids");
        return this;
    }

    /**
     * Sets the listener that is told of events, at least once each: your orders hear of {@code CheckoutPaid} here, so
     * there is no default. One that does nothing drops the events.
     */
    public OneCentBuilder listener(EventListener events) {
        listener = Objects.requireNonNull(events, "listener");
        return this;
    }

    /** Default: one minor unit of the currency. */
    public OneCentBuilder verificationAmount(VerificationAmountPolicy policy) {
        amount = Objects.requireNonNull(policy, "verificationAmount");
        return this;
    }

    /** Default: with the approval. */
    public OneCentBuilder capture(CaptureMode mode) {
        capture = Objects.requireNonNull(mode, "capture");
        return this;
    }

    /**
     * Sets how long after its approval a hold is released. Default: at once; at most 23 hours, and never later than 23
     * hours after the request, because after 24 it is overdue (R15).
     */
    public OneCentBuilder releaseAfter(Duration wait) {
        Objects.requireNonNull(wait, "releaseAfter");
        if (wait.isNegative() || wait.compareTo(MicroAuthorization.LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("releaseAfter must be 0 to 23 hours");
        }
        releaseAfter = wait;
        return this;
    }

    /** Sets how long a checkout lives to which the shopper does not come back. Default: 1 hour. */
    public OneCentBuilder checkoutLife(Duration life) {
        Objects.requireNonNull(life, "checkoutLife");
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("checkoutLife must be positive");
        }
        checkoutLife = life;
        return this;
    }

    /**
     * Sets how many checkouts a shopper starts within a window; beyond it {@code start} answers {@code TooManyStarted} (R21, R25).
     * Default: 100 within an hour. A shopper who opens a page for each meets none; a terminal at which many people buy under one
     * shopper id may, and is given more. What {@link Limit#orProved} adds is not used.
     *
     * @throws IllegalArgumentException if the limit admits none
     */
    public OneCentBuilder checkoutStarts(Limit limit) {
        Objects.requireNonNull(limit, "checkoutStarts");
        if (limit.free() < 1) {
            throw new IllegalArgumentException("checkoutStarts must admit at least 1");
        }
        checkoutStarts = limit;
        return this;
    }

    /** Sets how many cards a shopper may have. Default: 20 (R13). */
    public OneCentBuilder mostCards(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("mostCards must be at least 1");
        }
        mostCards = limit;
        return this;
    }

    /** A wallet that shoppers may connect; several may be added. Default: none. */
    public OneCentBuilder wallet(WalletProvider provider) {
        Objects.requireNonNull(provider, "wallet");
        if (wallets.stream().anyMatch(known -> known.id().equals(provider.id()))) {
            throw new IllegalArgumentException("wallet " + provider.id() + " is registered already");
        }
        wallets.add(provider);
        return this;
    }

    /** A payment method beyond cards; several may be added. Default: none. */
    public OneCentBuilder method(HostMethod method) {
        methods.add(Objects.requireNonNull(method, "method"));
        return this;
    }

    /** In which order the methods beyond cards are shown. Default: as they were added. */
    public OneCentBuilder methodOrder(String... ids) {
        Objects.requireNonNull(ids, "ids");
        methodOrder = Stream.of(ids).map(MethodId::of).toList();
        return this;
    }

    /** Sets which cards, currencies and amounts the shop accepts. Default: everything. */
    public OneCentBuilder accepting(Acceptance taken) {
        acceptance = Objects.requireNonNull(taken, "accepting");
        return this;
    }

    /** Sets the texts that shoppers read. Default: {@link Languages#standard()}. */
    public OneCentBuilder languages(Languages spoken) {
        languages = Objects.requireNonNull(spoken, "languages");
        return this;
    }

    /**
     * Sets how long after its request a payment's record is kept when its shopper is erased, under a pseudonym and
     * without card data beyond brand and last four. Default: 540 days, because until then an issuer may dispute a
     * charge under the rules of the big card networks, and the answer needs its reference. A duty to keep books longer
     * is the host's own: either its books meet it, or this is set longer. Zero keeps nothing that is settled.
     */
    public OneCentBuilder retainPayments(Duration time) {
        Objects.requireNonNull(time, "retainPayments");
        if (time.isNegative()) {
            throw new IllegalArgumentException("retainPayments must not be negative");
        }
        retention = time;
        return this;
    }

    /** Sets how long what has ended is kept. Default: {@link RetentionPolicy#standard()}, 30 days. */
    public OneCentBuilder retention(RetentionPolicy policy) {
        kept = Objects.requireNonNull(policy, "retention");
        return this;
    }

    /**
     * Sets how often cards may be entered and used before attempts are refused (R21). Default: {@link
     * AttemptPolicy#standard()}.
     */
    public OneCentBuilder attempts(AttemptPolicy policy) {
        attempts = Objects.requireNonNull(policy, "attempts");
        return this;
    }

    /**
     * Under which key attempts are counted (R21): origins, and numbers where there is no card safe. Required with {@link #cardTokens},
     * unless the policy counts neither {@code NUMBER} nor {@code BIN}. Default: numbers are counted under the card safe's key, and
     * origins by a hash against which anybody who reads the counters can try addresses.
     */
    public OneCentBuilder attemptKey(AttemptKey secret) {
        attemptKey = Objects.requireNonNull(secret, "attemptKey");
        return this;
    }

    /**
     * Sets the verifier that checks whether a person makes an attempt: from the policy's count on the answer is {@code
     * ProofRequired}, and the command is given again with the proof. Default: nobody; then what needs a proof is
     * refused.
     */
    public OneCentBuilder humanVerifier(HumanVerifier verifier) {
        humans = Objects.requireNonNull(verifier, "humanVerifier");
        return this;
    }

    /**
     * Sets where audit records go: which caller revealed, linked, changed, removed or charged which card, and which was
     * refused. Default: one line a record at level INFO of the SLF4J logger {@code dev.onecent.audit}, with the origin
     * in clear; then that logger must be kept, and apart from the others.
     */
    public OneCentBuilder audit(AuditTrail records) {
        trail = Objects.requireNonNull(records, "audit");
        return this;
    }

    /**
     * The wired SDK.
     *
     * @throws IllegalStateException if a required part is missing, several ways for typed numbers are chosen, or a wallet pays
     *     another payee; the message names it
     */
    public OneCent build() {
        wallets.stream()
                .filter(wallet -> payee != null && !wallet.payee().equals(payee))
                .findFirst()
                .ifPresent(wallet -> {
                    throw new IllegalStateException("wallet " + wallet.id() + " pays another payee than " + payee);
                });
        return new OneCent(this);
    }

    Storage storage() {
        return required(storage, "storage");
    }

    PaymentGateway gateway() {
        return required(gateway, "gateway");
    }

    Optional<CardSafe> cardSafe() {
        return Optional.ofNullable(cardSafe);
    }

    Optional<CardTokens> cardTokens() {
        return Optional.ofNullable(cardTokens);
    }

    boolean takesNumberLikeTokens() {
        return numberLikeTokens;
    }

    /** Requires that the host has chosen one way for typed numbers, which is never a default. */
    void requireOneWayForNumbers() {
        long ways = Stream.of(cardSafe != null, cardTokens != null, withoutCardNumbers)
                .filter(chosen -> chosen)
                .count();
        if (ways != 1) {
            throw new IllegalStateException(
                    "OneCent needs exactly one of .cardSafe(...), .cardTokens(...) and .withoutCardNumbers()");
        }
        requireKeyForTypedNumbers();
    }

    ValidatorFactory validation() {
        return required(validation, "validation");
    }

    InstantSource clock() {
        return clock;
    }

    IdSource ids() {
        return ids;
    }

    EventListener listener() {
        return required(listener, "listener");
    }

    Languages languages() {
        return languages;
    }

    Duration releaseAfter() {
        return releaseAfter;
    }

    RetentionPolicy retentionPolicy() {
        return kept;
    }

    Duration retention() {
        return retention;
    }

    AttemptPolicy attemptPolicy() {
        return attempts;
    }

    Optional<AttemptKey> attemptKey() {
        return Optional.ofNullable(attemptKey);
    }

    /** Requires a key for typed numbers if the policy counts by them. */
    private void requireKeyForTypedNumbers() {
        boolean counted = attempts.limits().containsKey(AttemptSubject.NUMBER)
                || attempts.limits().containsKey(AttemptSubject.BIN);
        if (cardTokens != null && attemptKey == null && counted) {
            throw new IllegalStateException("OneCent needs .attemptKey(...) to count the numbers that are exchanged, or"
                    + " .attempts(...) without NUMBER and BIN");
        }
    }

    Optional<HumanVerifier> humanVerifier() {
        return Optional.ofNullable(humans);
    }

    AuditTrail auditTrail() {
        return trail;
    }

    LinkPolicy linkPolicy() {
        return new LinkPolicy(required(payee, "payee"), required(currency, "currency"), amount, mostCards, CHECK_AFTER);
    }

    CheckoutPolicy checkoutPolicy() {
        return new CheckoutPolicy(required(payee, "payee"), checkoutLife, capture, CHECK_AFTER, checkoutStarts);
    }

    List<WalletProvider> wallets() {
        return wallets;
    }

    MethodPolicy methodPolicy() {
        List<MethodId> added = methods.stream().map(HostMethod::id).toList();
        return new MethodPolicy(acceptance, methods, methodOrder.isEmpty() ? added : methodOrder);
    }

    private static <T> T required(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("OneCent needs ." + name + "(...)");
        }
        return part;
    }
}
