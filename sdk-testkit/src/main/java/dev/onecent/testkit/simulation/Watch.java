package dev.onecent.testkit.simulation;

import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at every write, every call and every event as they happen, and tells what breaks a rule. */
final class Watch {
    private final World world;
    private final Set<MerchantReference> authorized = new HashSet<>();
    private final Map<String, Instant> firstSent = new HashMap<>();
    private final Map<MerchantReference, Set<String>> keys = new HashMap<>();
    private final Map<MerchantReference, Instant> lastAsked = new HashMap<>();
    private final Map<String, List<String>> toldInOrder = new LinkedHashMap<>();
    private final Map<String, List<String>> heardInOrder = new HashMap<>();
    private final Map<String, PendingEvent> heard = new LinkedHashMap<>();

    Watch(World world) {
        this.world = world;
    }

    /** A save on its way into the store; the state machines, the secrets and the outbox are looked at once it is kept. */
    Object saving(String kind, Object[] arguments, Deed<Object> save) {
        Key key = (Key) arguments[0];
        Optional<Stored<?>> before = world.find(kind, key);
        Object answer = save.happen();
        if (answer == SaveAnswer.SAVED && arguments[1] instanceof Entry<?> entry) {
            saved(kind, key, before.map(Stored::entry), entry);
        }
        return answer;
    }

    /** An authorization is asked for: once for each reference (R4), with a security code only in the shopper's own call (R19). */
    void authorizing(AuthorizationRequest request) {
        require("R17", authorized.add(request.reference()), "asked twice for authorization " + request.reference());
        boolean code = request.card() instanceof PresentedNumber number
                && number.securityCode().isPresent();
        boolean again = request.use().kind() == CredentialUse.Kind.SUBSEQUENT;
        require("R19", !(code && again), "a security code from store with " + request.reference());
    }

    /** A capture or a refund is sent: nothing is sent blindly once its key may be forgotten (R17). */
    void sending(MerchantReference reference, String key) {
        Instant now = world.now();
        Instant forgotten = firstSent
                .computeIfAbsent(key, any -> now)
                .plus(world.gateway().terms().idempotencyWindow());
        if (now.isAfter(forgotten)) {
            Instant asked = lastAsked.getOrDefault(reference, Instant.MIN);
            require("R17", !asked.isBefore(forgotten), "sent again after its window without asking: " + key);
            firstSent.put(key, now);
        }
        keys.computeIfAbsent(reference, any -> new HashSet<>()).add(key);
    }

    /** The gateway was asked about an authorization, and answered. */
    void asked(MerchantReference reference) {
        lastAsked.put(reference, world.now());
    }

    /** How many different keys captures and refunds of an authorization carried. */
    int keysOf(MerchantReference reference) {
        return keys.getOrDefault(reference, Set.of()).size();
    }

    /** An event reached the host. */
    boolean heard(Key key, PendingEvent event) {
        world.witnessed(event);
        require("R18", Secrets.in(event.toString()).isEmpty(), "a secret in event " + event.id());
        if (heard.putIfAbsent(event.id(), event) == null) {
            heardInOrder
                    .computeIfAbsent(line(key, event), any -> new ArrayList<>())
                    .add(event.id());
        }
        return true;
    }

    /** The events that reached the host, each once. */
    List<PendingEvent> heard() {
        return List.copyOf(heard.values());
    }

    /** R23: whether every event that was saved has reached the host, in the order in which it was saved. */
    boolean heardEverythingInOrder() {
        return toldInOrder.equals(heardInOrder);
    }

    private void saved(String kind, Key key, Optional<Entry<?>> before, Entry<?> after) {
        Aggregate value = after.value();
        String from = before.flatMap(entry -> States.of(entry.value())).orElse("-");
        States.of(value)
                .ifPresent(to -> require(
                        "R3",
                        StateMachines.allows(kind, from, to),
                        kind + " " + key + " went from " + from + " to " + to));
        Secrets.in(value).ifPresent(secret -> require("R18", false, secret + " in " + kind + " " + key));
        Set<String> known = new HashSet<>();
        before.ifPresent(entry -> entry.outbox().forEach(event -> known.add(event.id())));
        after.outbox().stream()
                .filter(event -> !known.contains(event.id()))
                .forEach(event -> toldInOrder
                        .computeIfAbsent(line(key, event), any -> new ArrayList<>())
                        .add(event.id()));
    }

    /** Aggregates of different kinds may share a key; an event's type tells them apart. */
    private static String line(Key key, PendingEvent event) {
        return event.event().getClass().getEnclosingClass().getSimpleName() + " " + key;
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
