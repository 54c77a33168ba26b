package dev.onecent.checkout.internal;

import dev.onecent.address.AddAddressResult;
import dev.onecent.address.AddressBook;
import dev.onecent.address.DeliveryAddress;
import dev.onecent.address.SavedAddress;
import dev.onecent.address.internal.StoredAddresses;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.AddressChoice.NewAddress;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.ChoosingMethod;
import dev.onecent.checkout.CheckoutState.Reviewing;
import dev.onecent.checkout.ReviewResult;
import dev.onecent.form.FormViolation;
import dev.onecent.store.Key;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The review of a mobile checkout (M3): the address is chosen, the review is confirmed, or gone back to. */
final class CheckoutReview {
    private final Aggregates<Checkout> all;
    private final StoredAddresses addresses;
    private final InstantSource clock;

    CheckoutReview(Aggregates<Checkout> all, StoredAddresses addresses, InstantSource clock) {
        this.all = all;
        this.addresses = addresses;
        this.clock = clock;
    }

    ReviewResult deliverTo(Key key, AddressChoice choice) {
        Optional<Checkout> found = all.find(key);
        if (found.isEmpty() || !found.get().isUnderReviewAt(clock.instant())) {
            return found.map(this::refused).orElseGet(ReviewResult.NotFound::new);
        }
        return choice instanceof NewAddress typed
                ? deliverToNew(key, found.get(), typed)
                : deliverToSaved(key, found.get(), (AddressChoice.SavedAddress) choice);
    }

    ReviewResult confirm(Key key) {
        return change(key, checkout -> {
            if (checkout.state() instanceof ChoosingMethod && checkout.isReviewed()) {
                return Decision.keep(new ReviewResult.Confirmed(checkout));
            }
            if (!(checkout.state() instanceof Reviewing)) {
                return Decision.keep(refused(checkout));
            }
            Checkout confirmed = checkout.confirmed();
            return confirmed.equals(checkout)
                    ? Decision.keep(new ReviewResult.AddressMissing(checkout))
                    : Decision.save(confirmed, new ReviewResult.Confirmed(confirmed));
        });
    }

    ReviewResult review(Key key) {
        return change(key, checkout -> {
            Checkout reviewing = checkout.reviewing();
            if (!(reviewing.state() instanceof Reviewing)) {
                return Decision.keep(refused(checkout));
            }
            ReviewResult result = new ReviewResult.UnderReview(reviewing);
            return reviewing.equals(checkout) ? Decision.keep(result) : Decision.save(reviewing, result);
        });
    }

    private ReviewResult deliverToSaved(Key key, Checkout checkout, AddressChoice.SavedAddress choice) {
        return addresses
                .of(checkout.owner())
                .find(choice.address())
                .map(SavedAddress::address)
                .map(address -> deliver(key, address))
                .orElseGet(() -> new ReviewResult.NoSuchAddress(checkout));
    }

    /** Into the book first: after a crash in between, the shopper chooses again and finds the address there once. */
    private ReviewResult deliverToNew(Key key, Checkout checkout, NewAddress choice) {
        List<FormViolation> violations = addresses.check(choice.form(), choice.locale());
        if (!violations.isEmpty()) {
            return new ReviewResult.Invalid(violations);
        }
        DeliveryAddress address = choice.form().read();
        return choice.kept()
                ? deliverToKept(key, checkout, address, addresses.add(checkout.owner(), address))
                : deliver(key, address);
    }

    private ReviewResult deliverToKept(Key key, Checkout checkout, DeliveryAddress address, AddAddressResult added) {
        if (added instanceof AddAddressResult.TryLater later) {
            return new ReviewResult.TryLater(checkout, later.notBefore());
        }
        return added instanceof AddAddressResult.Full
                ? new ReviewResult.AddressBookFull(checkout, AddressBook.MOST)
                : deliver(key, address);
    }

    private ReviewResult deliver(Key key, DeliveryAddress address) {
        return change(key, checkout -> {
            if (!(checkout.state() instanceof Reviewing)) {
                return Decision.keep(refused(checkout));
            }
            Checkout delivering = checkout.delivering(address);
            return Decision.save(delivering, new ReviewResult.UnderReview(delivering));
        });
    }

    private ReviewResult change(Key key, Function<Checkout, Decision<Checkout, ReviewResult>> decide) {
        return all.change(
                key,
                entry -> entry.isEmpty()
                        ? Decision.keep(new ReviewResult.NotFound())
                        : inTime(entry.get().value(), decide));
    }

    private Decision<Checkout, ReviewResult> inTime(
            Checkout checkout, Function<Checkout, Decision<Checkout, ReviewResult>> decide) {
        return checkout.isOverAt(clock.instant()) ? Decision.keep(refused(checkout)) : decide.apply(checkout);
    }

    private ReviewResult refused(Checkout checkout) {
        return checkout.isOverAt(clock.instant())
                ? new ReviewResult.Closed(checkout)
                : new ReviewResult.NotReviewing(checkout);
    }
}
