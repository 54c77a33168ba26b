package dev.onecent.rotation;

import dev.onecent.rotation.KeyRotationState.Over;
import dev.onecent.rotation.KeyRotationState.Passing;
import dev.onecent.rotation.KeyRotationState.Waiting;
import dev.onecent.safe.CurrentKeys;
import dev.onecent.safe.SafeKeys;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.vault.StuckCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The progress of one tenant's cards to the current keys (R20). It has no due time of its own: each run of due work
 * looks at it, because only the process that runs knows which keys it has.
 *
 * @param owner the tenant; the shopper's place is taken by {@code onecent}, and no shopper's data is in it
 * @param keys to which every card is brought
 * @param begunAt when a process first had those keys
 * @param former the keys of the rotations before, the last one first, {@value #REMEMBERED} at most
 */
public record KeyRotation(
        ShopperId owner, CurrentKeys keys, Instant begunAt, List<CurrentKeys> former, KeyRotationState state)
        implements Aggregate {
    /**
     * So long processes with the former keys may still run and put cards on file. A rotation ends with a pass after that, and until
     * then a process whose keys are former ones is taken for one that was not restarted yet.
     */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int REMEMBERED = 8;
    private static final int MOST_TOLD = 100;
    private static final String TENANT = "onecent";

    public KeyRotation {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(begunAt, "begunAt");
        Objects.requireNonNull(former, "former");
        Objects.requireNonNull(state, "state");
        former = List.copyOf(former);
    }

    /** Returns the key of a tenant's rotation. */
    public static Key key(TenantId tenant) {
        return Key.sole(new ShopperId(tenant, TENANT));
    }

    /** Returns a rotation to some keys that begins. */
    public static KeyRotation begun(TenantId tenant, CurrentKeys keys, Instant now) {
        return new KeyRotation(key(tenant).owner(), keys, now, List.of(), Passing.fromTheStart());
    }

    @Override
    public Optional<Instant> due() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** Returns whether every card was found under the current keys, so that older ones are no longer needed here. */
    public boolean isOver() {
        return state instanceof Over;
    }

    /** Returns whether vaults are to be gone through now. */
    public boolean isPassingAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Passing || (state instanceof Waiting waiting && !now.isBefore(waiting.until()));
    }

    /** The pass that is under way, or the one that begins. */
    public Passing pass() {
        return state instanceof Passing passing ? passing : Passing.fromTheStart();
    }

    /**
     * Turns to the keys of a process that has others. Not while it may only be one that was not restarted yet: its keys are former
     * ones, or it lacks ours. Never if both hold.
     */
    public Optional<KeyRotation> turned(SafeKeys theirs, Instant now) {
        Objects.requireNonNull(theirs, "theirs");
        Objects.requireNonNull(now, "now");
        CurrentKeys wanted = theirs.current();
        boolean older = former.contains(wanted);
        boolean lacking = !theirs.include(keys);
        boolean early = (older || lacking) && now.isBefore(begunAt.plus(OVERLAP));
        return wanted.equals(keys) || (older && lacking) || early
                ? Optional.empty()
                : Optional.of(new KeyRotation(owner, wanted, now, left(wanted), Passing.fromTheStart()));
    }

    /** Every vault is gone through once more. */
    public KeyRotation again(Instant now) {
        return new KeyRotation(owner, keys, now, former, Passing.fromTheStart());
    }

    private List<CurrentKeys> left(CurrentKeys wanted) {
        return Stream.concat(Stream.of(keys), former.stream())
                .filter(each -> !each.equals(wanted))
                .limit(REMEMBERED)
                .toList();
    }

    /**
     * Returns the rotation after a page of vaults behind which there are more.
     *
     * @param resealed the number of cards that were sealed anew
     * @param stuck the cards that could not be
     * @param last the last vault of the page
     */
    public KeyRotation passed(int resealed, List<StuckCard> stuck, Key last) {
        Objects.requireNonNull(stuck, "stuck");
        Objects.requireNonNull(last, "last");
        Passing sum = sum(resealed, stuck);
        return with(new Passing(Optional.of(last), sum.resealed(), sum.left(), sum.stuck()));
    }

    /** Returns the rotation after the last page. */
    public KeyRotation ended(int resealed, List<StuckCard> stuck, Instant now) {
        Objects.requireNonNull(stuck, "stuck");
        Objects.requireNonNull(now, "now");
        Passing sum = sum(resealed, stuck);
        boolean clean = sum.resealed() == 0 && sum.left() == 0 && !now.isBefore(begunAt.plus(OVERLAP));
        return with(clean ? new Over(now) : new Waiting(now.plus(OVERLAP), sum.resealed(), sum.left(), sum.stuck()));
    }

    private Passing sum(int resealed, List<StuckCard> stuck) {
        Passing before = pass();
        List<StuckCard> all = new ArrayList<>(before.stuck());
        all.addAll(stuck);
        return new Passing(
                before.after(),
                before.resealed() + resealed,
                before.left() + stuck.size(),
                all.subList(0, Math.min(MOST_TOLD, all.size())));
    }

    private KeyRotation with(KeyRotationState next) {
        return new KeyRotation(owner, keys, begunAt, former, next);
    }
}
