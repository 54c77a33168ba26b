package dev.onecent.testkit.simulation;

import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.erasure.Erasure;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.ExpiryChange;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at every write, every call and every event as they happen, and tells what breaks a rule. */
final class RuleChecker {
    private static final String SHOPPERS = "shopper";

    private final World world;
    private final RemovedCards removedCards;
    private final Set<MerchantReference> authorized = new HashSet<>();
    private final Map<MerchantReference, String> releases = new HashMap<>();
    private final Map<String, Instant> firstSent = new HashMap<>();
    private final Map<MerchantReference, Set<String>> keys = new HashMap<>();
    private final Map<MerchantReference, Instant> lastAsked = new HashMap<>();
    private final Map<String, List<String>> toldInOrder = new LinkedHashMap<>();
    private final Map<String, List<String>> heardInOrder = new HashMap<>();
    private final Map<String, PendingEvent> heard = new LinkedHashMap<>();
    private final Map<MerchantReference, String> paidBy = new HashMap<>();
    private final Map<String, String> lines = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private final Set<MerchantReference> saved = new HashSet<>();
    private final Map<String, Aggregate> searched = new HashMap<>();
    private final Set<String> locked = new HashSet<>();
    private final Map<String, Integer> lives = new HashMap<>();
    private final Set<ShopperId> erased = new HashSet<>();
    private final Map<ShopperId, CommandCounts> forgotten = new HashMap<>();
    private final Set<String> wrongAmounts = new HashSet<>();
    private final Set<String> secondTries = new HashSet<>();
    private final Map<MerchantReference, ShopperId> owners = new HashMap<>();
    private final Map<String, ShopperId> tellers = new HashMap<>();
    private final Map<ShopperId, Integer> counted = new HashMap<>();
    private final Map<ShopperId, Integer> tried = new HashMap<>();

    RuleChecker(World world) {
        this.world = world;
        removedCards = new RemovedCards(world);
    }

    /** A save on its way into the store; the state machines, the secrets of a new value and the outbox are looked at once it is kept. */
    Object saving(String kind, Object[] arguments, EffectCall<Object> save) {
        Key key = (Key) arguments[0];
        Optional<Stored<?>> before = world.find(kind, key);
        Object answer = save.happen();
        if (answer == SaveAnswer.SAVED && arguments[1] instanceof Entry<?> entry) {
            saved(kind, key, before.map(Stored::entry), entry);
            counted(key, before.map(Stored::entry), entry);
        }
        if (answer == SaveAnswer.SAVED && arguments.length == 2 && kind.equals("vaults")) {
            forgotten.merge(key.owner(), world.asked(key.owner()), CommandCounts::plus);
        }
        return answer;
    }

    /** Returns what each deleted vault of that owner had been asked for, together: its receipts are gone with it. */
    CommandCounts forgotten(ShopperId owner) {
        return forgotten.getOrDefault(owner, CommandCounts.NOTHING);
    }

    /** An authorization is asked for: once for each reference (R4), with a security code only in the shopper's own call (R19). */
    void authorizing(AuthorizationRequest request) {
        require(
                request.reference(),
                "R17",
                authorized.add(request.reference()),
                "asked twice for authorization " + request.reference());
        require(
                request.reference(),
                "R17",
                saved.contains(request.reference()),
                "asked before it was saved: " + request.reference());
        trying(request.reference());
        boolean code = request.card() instanceof PresentedNumber number
                && number.securityCode().isPresent();
        boolean again = request.use().kind() == CredentialUse.Kind.SUBSEQUENT;
        require(request.reference(), "R19", !(code && again), "a security code from store with " + request.reference());
        require(
                request.reference(),
                "R19",
                !(code && isSecondTry(request.reference())),
                "a code for a second call: " + request.reference());
    }

    /** A number is exchanged for a token: its intent was saved before (R17). */
    void exchanging(ExchangeRequest request) {
        require(
                request.reference(),
                "R17",
                saved.contains(request.reference()),
                "exchanged before it was saved: " + request.reference());
    }

    /** A capture or a refund is sent: nothing is sent blindly once its key may be forgotten (R17). */
    void sending(MerchantReference reference, String key) {
        Instant now = world.now();
        Instant forgotten = firstSent
                .computeIfAbsent(key, any -> now)
                .plus(world.gateway().terms().idempotencyWindow());
        if (now.isAfter(forgotten)) {
            Instant asked = lastAsked.getOrDefault(reference, Instant.MIN);
            require(reference, "R17", !asked.isBefore(forgotten), "sent again after its window without asking: " + key);
            firstSent.put(key, now);
        }
        keys.computeIfAbsent(reference, any -> new HashSet<>()).add(key);
    }

    /** A release is sent: however often, for whatever reason, by whichever process, with one key (R4). */
    void releasing(MerchantReference reference, String key) {
        String first = releases.putIfAbsent(reference, key);
        require(reference, "R4", first == null || first.equals(key), "released under two keys: " + first + ", " + key);
    }

    /** The gateway is about to be asked about an authorization. */
    void asking(MerchantReference reference) {
        removedCards.asking(reference);
    }

    /** The gateway was asked about an authorization, and answered. */
    void asked(MerchantReference reference) {
        lastAsked.put(reference, world.now());
    }

    /** Returns the number of different keys that captures and refunds of an authorization carried. */
    int keysOf(MerchantReference reference) {
        return keys.getOrDefault(reference, Set.of()).size();
    }

    /** An event reached the host. */
    boolean heard(Key key, PendingEvent event) {
        world.witnessed(event);
        require("R18", Secrets.in(event.toString()).isEmpty(), "a secret in event " + event.id());
        if (heard.putIfAbsent(event.id(), event) == null) {
            paysOnce(event);
            world.reached("event " + event.event().getClass().getSimpleName());
            heardInOrder
                    .computeIfAbsent(lines.getOrDefault(event.id(), line(key, event)), any -> new ArrayList<>())
                    .add(event.id());
        }
        return true;
    }

    /** Checks that one authorization pays one life of one checkout, whatever ids are used again (R4). */
    private void paysOnce(PendingEvent event) {
        if (event.event() instanceof CheckoutPaid paid) {
            require("R4", paid.payment().isEmpty() == paid.total().isZero(), "told with a wrong payment: " + paid);
            paid.payment().ifPresent(payment -> {
                String other = paidBy.putIfAbsent(Payment.reference(payment), event.id());
                require("R4", other == null, "two orders of one charge: " + payment);
            });
        }
    }

    /** The events that reached the host, each once. */
    List<PendingEvent> heard() {
        return List.copyOf(heard.values());
    }

    /** Returns whether every event that was saved has reached the host, in the order in which it was saved (R23). */
    boolean heardEverythingInOrder() {
        return inOrder(toldInOrder).equals(inOrder(heardInOrder));
    }

    private Map<String, List<String>> inOrder(Map<String, List<String>> events) {
        Map<String, List<String>> kept = new HashMap<>();
        ofOthers(events).forEach((line, ids) -> {
            List<String> left =
                    ids.stream().filter(id -> !replaced.contains(id)).toList();
            if (!left.isEmpty()) {
                kept.put(line, left);
            }
        });
        return kept;
    }

    /** An event that an equal one replaces need not be heard, and may come late; none is dropped otherwise. */
    private void replaced(Entry<?> before, Entry<?> after) {
        Set<PendingEvent> fresh = new HashSet<>(after.outbox());
        fresh.removeAll(before.outbox());
        before.outbox().stream()
                .filter(event -> !after.outbox().contains(event))
                .filter(event -> event.event().isMergeable())
                .filter(event -> fresh.stream().anyMatch(later -> later.event().equals(event.event())))
                .forEach(event -> replaced.add(event.id()));
    }

    private Map<String, List<String>> ofOthers(Map<String, List<String>> events) {
        Map<String, List<String>> others = new HashMap<>(events);
        others.keySet()
                .removeIf(line -> tellers.containsKey(line) && world.rows().isLoser(tellers.get(line)));
        return others;
    }

    /** Returns whether an intent is of a shopper who lost a row. */
    boolean isLosers(MerchantReference reference) {
        return owners.containsKey(reference) && world.rows().isLoser(owners.get(reference));
    }

    private void saved(String kind, Key key, Optional<Entry<?>> before, Entry<?> after) {
        Aggregate value = after.value();
        if (value instanceof MicroAuthorization verification) {
            tried(verification);
        }
        if (value instanceof Erasure erasure) {
            erased.add(key.owner());
            world.rows().renamed(key.owner(), erasure.pseudonym());
        }
        States.of(value).ifPresent(to -> moved(kind, key, before, after, to));
        References.of(value).ifPresent(reference -> {
            saved.add(reference);
            owners.put(reference, key.owner());
        });
        if (!value.equals(searched.put(kind + " " + key, value))) {
            Secrets.in(value).ifPresent(secret -> require("R18", false, secret + " in " + kind + " " + key));
        }
        if (value instanceof CardVault vault && before.isPresent()) {
            edited((CardVault) before.get().value(), vault);
            removedCards.saved((CardVault) before.get().value(), vault);
        }
        if (value instanceof Payment payment && before.isPresent()) {
            boolean paid =
                    removedCards.isPaidAfterRemoval((Payment) before.get().value(), payment);
            require(key.owner(), "R10", !paid, "paid by a card that was removed before: " + payment.id());
        }
        before.ifPresent(entry -> replaced(entry, after));
        after.outbox().stream()
                .filter(event -> !lines.containsKey(event.id()))
                .forEach(event ->
                        told(key.owner(), line(key, event) + " " + lives.getOrDefault(kind + " " + key, 0), event));
        if (after.locked()) {
            lives.merge(kind + " " + key, 1, Integer::sum);
        }
    }

    /** Returns whether an erasure of that owner was begun at any time. */
    boolean wasErased(ShopperId owner) {
        return erased.contains(owner);
    }

    private void tried(MicroAuthorization verification) {
        if (verification.state() instanceof MicroAuthorizationState.Refused refused
                && refused.refusal().reason() == DeclineReason.AMOUNT_NOT_SUPPORTED) {
            wrongAmounts.add(proof(verification, verification.number()));
        }
        if (verification.secondTry()) {
            secondTries.add(proof(verification, verification.number()));
            require(
                    verification.owner(),
                    "R14",
                    !secondTries.contains(proof(verification, verification.number() - 1)),
                    "a third try: " + verification.key());
            require(
                    verification.owner(),
                    "R14",
                    wrongAmounts.contains(proof(verification, verification.number() - 1)),
                    "a second try of nothing: " + verification.key());
        }
        if (verification.secondTry() && verification.state().proves()) {
            world.reached(verification.number() > 2 ? "expiry proven by a second try" : "proven by a second try");
        }
    }

    /** An event that is moved to a pseudonym, with what tells it, stays where it stands in the order. */
    private void told(ShopperId owner, String line, PendingEvent event) {
        tellers.put(line, owner);
        lines.put(event.id(), line);
        toldInOrder.computeIfAbsent(line, any -> new ArrayList<>()).add(event.id());
    }

    /**
     * Checks that an entry which begins under a pseudonym was locked for transfer before, in the state from which it
     * goes on there. A wallet's agreement that outlives an erasure begins unconnected, to be ended at the wallet. A
     * charge that a wallet refuses by itself, without asking its gateway, begins declined.
     */
    private void moved(String kind, Key key, Optional<Entry<?>> before, Entry<?> after, String to) {
        String place = kind + " " + key.tenant() + " " + key.id() + " ";
        if (after.locked()) {
            locked.add(place + to);
        }
        String from = before.flatMap(entry -> States.of(entry.value())).orElse("-");
        boolean copied = before.isEmpty()
                && isPseudonym(key.owner())
                && StateMachines.statesBefore(kind, to).stream().anyMatch(state -> locked.contains(place + state));
        boolean outlived = kind.equals("walletConnections") && to.equals("NotConnected") && wasErased(key.owner());
        boolean refused = kind.equals("payments")
                && from.equals("-")
                && to.equals("Declined")
                && References.of(after.value()).filter(authorized::contains).isEmpty();
        require(
                key.owner(),
                "R3",
                copied || outlived || refused || StateMachines.allows(kind, from, to),
                kind + " " + key + " went from " + from + " to " + to);
    }

    static boolean isPseudonym(ShopperId owner) {
        return owner.shopper().startsWith("erased-");
    }

    /** An effective expiry changes to the one that was asked for, once its proof proves it (R12). */
    private void edited(CardVault before, CardVault after) {
        for (SavedCard card : after.cards()) {
            before.find(card.id())
                    .filter(known -> !known.expiry().equals(card.expiry()))
                    .ifPresent(known -> require(
                            after.owner(),
                            "R12",
                            known.expiryChange()
                                    .filter(change ->
                                            change.expiry().equals(card.expiry()) && isProven(after, card, change))
                                    .isPresent(),
                            "an expiry that nothing proves: " + after.owner() + " " + card.id()));
            before.find(card.id())
                    .filter(known -> !known.credential().equals(card.credential()))
                    .ifPresent(known -> world.reached("numbers sealed anew"));
        }
    }

    private boolean isProven(CardVault vault, SavedCard card, ExpiryChange change) {
        Key key = MicroAuthorization.key(vault.owner(), card.id(), change.verification());
        return find(world.storage().microAuthorizations(), key)
                .map(stored -> (MicroAuthorization) stored.value())
                .filter(verification -> verification.state().proves())
                .isPresent();
    }

    /** A counter never holds more than may be admitted; what it counted is remembered here for longer (R21). */
    private void counted(Key key, Optional<Entry<?>> before, Entry<?> after) {
        if (!(after.value() instanceof AttemptCounter counter) || !key.id().equals(SHOPPERS)) {
            return;
        }
        AttemptCounter was = before.map(entry -> (AttemptCounter) entry.value())
                .orElseGet(() -> new AttemptCounter(key.owner(), List.of(), Instant.EPOCH));
        boolean broughtBack = sum(counter) == sum(was) && counter.forgottenAt().isBefore(was.forgottenAt());
        if (!broughtBack) {
            counted.merge(key.owner(), 1, Integer::sum);
            require(key.owner(), "R21", sum(counter) <= Settings.MOST_ATTEMPTS, "admitted too many attempts: " + key);
        }
    }

    private static int sum(AttemptCounter counter) {
        return counter.slices().stream().mapToInt(AttemptCounter.Slice::count).sum();
    }

    /** A new card, or an expiry to be verified, was counted before the gateway is asked: one too many, never one too few (R21). */
    private void trying(MerchantReference reference) {
        if (world.settings().limited()) {
            trier(reference).ifPresent(owner -> {
                int tries = tried.merge(owner, 1, Integer::sum);
                require(
                        owner,
                        "R21",
                        tries <= counted.getOrDefault(owner, 0),
                        "not counted: " + reference + " of " + owner);
            });
        }
    }

    private Optional<ShopperId> trier(MerchantReference reference) {
        return Stream.of(World.TENANT, WalletOperator.TENANT)
                .flatMap(tenant -> Stream.concat(
                        world.storage().microAuthorizations().findByReference(tenant, reference).stream()
                                .filter(verification -> !isSecondTry(verification)),
                        world.storage().payments().findByReference(tenant, reference).filter(this::isNewCard).stream()))
                .map(Key::owner)
                .filter(owner -> !isPseudonym(owner))
                .findFirst();
    }

    private boolean isSecondTry(MerchantReference reference) {
        return Stream.of(World.TENANT, WalletOperator.TENANT)
                .flatMap(tenant -> world.storage().microAuthorizations().findByReference(tenant, reference).stream())
                .anyMatch(this::isSecondTry);
    }

    private boolean isSecondTry(Key verification) {
        return world.storage()
                .microAuthorizations()
                .find(verification)
                .filter(stored -> stored.value().secondTry())
                .isPresent();
    }

    private boolean isNewCard(Key payment) {
        return world.storage()
                .payments()
                .find(payment)
                .filter(stored -> stored.value().instrument() instanceof PaymentInstrument.OneOffCard)
                .isPresent();
    }

    private static String proof(MicroAuthorization verification, int number) {
        return verification.owner().tenant() + " " + verification.card() + " " + number;
    }

    /** Returns whether that intent was ever saved. */
    boolean wasSaved(MerchantReference reference) {
        return saved.contains(reference);
    }

    /** Aggregates of different kinds may share a key; an event's type tells them apart. */
    private static String line(Key key, PendingEvent event) {
        return event.event().getClass().getEnclosingClass().getSimpleName() + " " + key;
    }

    private void require(MerchantReference reference, String rule, boolean holds, String otherwise) {
        require(rule, holds || isLosers(reference), otherwise);
    }

    private void require(ShopperId owner, String rule, boolean holds, String otherwise) {
        require(rule, holds || world.rows().isLoser(owner), otherwise);
    }

    private void require(String rule, boolean holds, String otherwise) {
        if (!holds) {
            world.violated(rule, otherwise);
        }
    }

    /** Reads through whatever a store's own type is. */
    static Optional<Stored<?>> find(AggregateStore<?> store, Key key) {
        return store.find(key).map(found -> found);
    }
}
