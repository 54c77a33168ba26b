package dev.onecent.checkout;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.address.AddAddressResult;
import dev.onecent.address.AddressBook;
import dev.onecent.address.AddressBookEvent.AddressAdded;
import dev.onecent.address.AddressBookEvent.AddressRemoved;
import dev.onecent.address.AddressForm;
import dev.onecent.address.SavedAddress;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.store.AddressId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Event;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The review of a mobile checkout and the address book: each wrong step has an answer of its own (M3, R3, R22). */
class ReviewTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final CommandId ADD = CommandId.of("add");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open();

    @Test
    void aWrongAddressIsAnAnswerAndChangesNothing() {
        Checkout checkout = start();
        AddressForm form = AddressForm.of("4111 1111 1111 1111", "", "London", "Britain");

        ReviewResult result = deliver(AddressChoice.kept(form));

        assertThat(result).isInstanceOfSatisfying(ReviewResult.Invalid.class, invalid -> {
            assertThat(invalid.violations())
                    .extracting(FormViolation::field)
                    .containsExactly("recipient", "line1", "country");
            assertThat(invalid.toString()).doesNotContain("4111", "Britain");
        });
        assertThat(checkout()).isEqualTo(checkout);
        assertThat(book().addresses()).isEmpty();
    }

    /** Violations are texts in the shopper's language (W10). */
    @Test
    void whatIsWrongWithAnAddressIsToldInTheShoppersLanguage() {
        start();
        AddressForm form = AddressForm.of("", "", "Madrid", "ES");
        Locale spanish = new Locale("es");

        ReviewResult typed = deliver(AddressChoice.once(form).in(spanish));
        AddAddressResult added = onecent.addresses().add(ANN, ADD, form, spanish);

        assertThat(typed)
                .isInstanceOfSatisfying(
                        ReviewResult.Invalid.class,
                        invalid -> assertThat(added).isEqualTo(new AddAddressResult.Invalid(invalid.violations())));
        assertThat(((ReviewResult.Invalid) typed).violations())
                .extracting(FormViolation::text)
                .isNotEqualTo(((ReviewResult.Invalid) deliver(AddressChoice.once(form)))
                        .violations().stream().map(FormViolation::text).toList())
                .allMatch(text -> !text.isBlank());
    }

    @Test
    void aForeignOrUnknownAddressIsNoSuchAddress() {
        Checkout checkout = start();
        AddAddressResult bobs = onecent.addresses().add(BOB, ADD, TestShop.address(1));
        AddressId foreign = ((AddAddressResult.Added) bobs).address().id();

        assertThat(deliver(AddressChoice.saved(foreign))).isEqualTo(new ReviewResult.NoSuchAddress(checkout));
        assertThat(deliver(AddressChoice.saved(AddressId.of("nobodys"))))
                .isEqualTo(new ReviewResult.NoSuchAddress(checkout));
        assertThat(checkout()).isEqualTo(checkout);
    }

    @Test
    void aForeignShoppersCheckoutIsNoCheckout() {
        start();

        assertThat(onecent.checkouts().deliverTo(BOB, CHECKOUT, AddressChoice.kept(TestShop.address(1))))
                .isEqualTo(new ReviewResult.NotFound());
        assertThat(onecent.checkouts().confirm(BOB, CHECKOUT)).isEqualTo(new ReviewResult.NotFound());
        assertThat(onecent.checkouts().review(BOB, CHECKOUT)).isEqualTo(new ReviewResult.NotFound());
        assertThat(onecent.addresses().of(BOB).addresses()).isEmpty();
    }

    /** Desktop stays as it is. */
    @Test
    void aDesktopCheckoutHasNoReview() {
        Checkout checkout = shop.startCheckout(onecent, "c-1");

        assertThat(deliver(AddressChoice.kept(TestShop.address(1)))).isEqualTo(new ReviewResult.NotReviewing(checkout));
        assertThat(confirm()).isEqualTo(new ReviewResult.NotReviewing(checkout));
        assertThat(review()).isEqualTo(new ReviewResult.NotReviewing(checkout));
        assertThat(checkout()).isEqualTo(checkout);
        assertThat(book().addresses()).isEmpty();
    }

    @Test
    void eachStepTwiceEqualsOnce() {
        start();

        assertThat(deliver(AddressChoice.kept(TestShop.address(1))))
                .isEqualTo(deliver(AddressChoice.kept(TestShop.address(1))));
        assertThat(confirm()).isEqualTo(confirm()).isInstanceOf(ReviewResult.Confirmed.class);
        assertThat(review()).isEqualTo(review()).isInstanceOf(ReviewResult.UnderReview.class);
        assertThat(book().addresses()).hasSize(1);
    }

    @Test
    void theLastChoiceOfAnAddressCounts() {
        start();

        deliver(AddressChoice.once(TestShop.address(1)));
        deliver(AddressChoice.once(TestShop.address(2)));
        confirm();

        assertThat(checkout().address()).contains(TestShop.address(2).read());
    }

    @Test
    void anAddressIsChosenInTheReviewOnly() {
        Checkout confirmed = confirmed();

        assertThat(deliver(AddressChoice.kept(TestShop.address(2))))
                .isEqualTo(new ReviewResult.NotReviewing(confirmed));
        assertThat(checkout()).isEqualTo(confirmed);
        assertThat(book().addresses()).isEmpty();
    }

    /** Nobody knows whether it is paid, so nothing about it changes (R3). */
    @Test
    void thereIsNoWayBackWhileAnAttemptIsUnderWay() {
        confirmed();
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        pay("pay", TestCards.VISA);
        Checkout paying = checkout();

        assertThat(review()).isEqualTo(new ReviewResult.NotReviewing(paying));
        assertThat(confirm()).isEqualTo(new ReviewResult.NotReviewing(paying));
        assertThat(checkout()).isEqualTo(paying);
    }

    @Test
    void aPaidCheckoutIsClosed() {
        confirmed();
        pay("pay", TestCards.VISA);

        assertThat(review()).isInstanceOf(ReviewResult.Closed.class);
        assertThat(confirm()).isInstanceOf(ReviewResult.Closed.class);
        assertThat(deliver(AddressChoice.once(TestShop.address(2)))).isInstanceOf(ReviewResult.Closed.class);
        assertThat(checkout().address()).contains(TestShop.address(1).read());
    }

    /** Time is up at the instant, whether or not due work has come round (R24). */
    @Test
    void aReviewThatIsOverTimeIsClosed() {
        Checkout checkout = start();
        shop.clock().advance(Duration.ofHours(1));

        assertThat(deliver(AddressChoice.kept(TestShop.address(1)))).isEqualTo(new ReviewResult.Closed(checkout));
        assertThat(confirm()).isEqualTo(new ReviewResult.Closed(checkout));
        assertThat(review()).isEqualTo(new ReviewResult.Closed(checkout));
        assertThat(pay("pay", TestCards.VISA)).isEqualTo(new PayResult.Closed(checkout));
        assertThat(book().addresses()).isEmpty();
    }

    /** A command that was answered is answered the same, also after going back (R22). */
    @Test
    void aDeclineIsRememberedThroughTheReview() {
        confirmed();
        pay("pay", TestCards.INSUFFICIENT_FUNDS);
        review();

        assertThat(pay("pay", TestCards.INSUFFICIENT_FUNDS)).isInstanceOf(PayResult.Declined.class);
        assertThat(pay("another", TestCards.VISA)).isInstanceOf(PayResult.UnderReview.class);
        confirm();
        assertThat(checkout().state())
                .isEqualTo(new CheckoutState.ChoosingMethod(
                        Optional.of(new FailedAttempt.Declined(DeclineReason.INSUFFICIENT_FUNDS, true))));
        assertThat(pay("another", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
    }

    /** An address that leaves the book stays with the checkout that has it (R2). */
    @Test
    void aRemovedAddressStaysWithItsCheckout() {
        SavedAddress saved = add("add", 1);
        start();
        deliver(AddressChoice.saved(saved.id()));
        onecent.addresses().remove(ANN, saved.id());

        assertThat(confirm()).isInstanceOf(ReviewResult.Confirmed.class);
        assertThat(checkout().address()).contains(saved.address());
        assertThat(pay("pay", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
        assertThat(book().addresses()).isEmpty();
    }

    @Test
    void aFullBookIsAnAnswerAndAnAddressForOnceStillFits() {
        for (int n = 1; n <= AddressBook.MOST; n++) {
            add("add-" + n, n);
        }
        Checkout checkout = start();

        assertThat(onecent.addresses().add(ANN, CommandId.of("one-more"), TestShop.address(99)))
                .isEqualTo(new AddAddressResult.Full(book()));
        assertThat(deliver(AddressChoice.kept(TestShop.address(99))))
                .isEqualTo(new ReviewResult.AddressBookFull(checkout, AddressBook.MOST));
        assertThat(deliver(AddressChoice.kept(TestShop.address(1)))).isInstanceOf(ReviewResult.UnderReview.class);
        assertThat(deliver(AddressChoice.once(TestShop.address(99)))).isInstanceOf(ReviewResult.UnderReview.class);
        assertThat(book().addresses()).hasSize(AddressBook.MOST);
    }

    /** A duplicate command gets the recorded outcome (R22). */
    @Test
    void theSameCommandTwiceAddsOnce() {
        AddAddressResult first = onecent.addresses().add(ANN, ADD, TestShop.address(1));
        AddAddressResult again = onecent.addresses().add(ANN, ADD, TestShop.address(1));

        assertThat(again).isEqualTo(first);
        assertThat(book().addresses()).hasSize(1);
    }

    /** A late repetition does not bring back what was taken out, not even if the address had been there before it (R22). */
    @Test
    void aRepeatedCommandBringsNothingBack() {
        SavedAddress saved = add("first", 1);
        assertThat(add("second", 1)).isEqualTo(saved);
        onecent.addresses().remove(ANN, saved.id());

        assertThat(onecent.addresses().add(ANN, CommandId.of("first"), TestShop.address(1)))
                .isInstanceOf(AddAddressResult.Gone.class);
        assertThat(onecent.addresses().add(ANN, CommandId.of("second"), TestShop.address(1)))
                .isInstanceOf(AddAddressResult.Gone.class);
        assertThat(book().addresses()).isEmpty();
    }

    /** Two devices add the same address at once (R22). */
    @Test
    void manyAtOnceAddOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<AddAddressResult>> rivals = new ArrayList<>();
        for (int rival = 0; rival < 8; rival++) {
            CommandId command = CommandId.of("add-" + rival);
            rivals.add(() -> onecent.addresses().add(ANN, command, TestShop.address(1)));
        }

        List<AddAddressResult> results = new ArrayList<>();
        for (Future<AddAddressResult> result : threads.invokeAll(rivals)) {
            results.add(result.get());
        }
        threads.shutdownNow();

        assertThat(results).hasSize(8).allMatch(AddAddressResult.Added.class::isInstance);
        assertThat(book().addresses()).hasSize(1);
    }

    /** Told once each, without the address (R23). */
    @Test
    void addingAndRemovingIsTold() {
        SavedAddress saved = add("add", 1);
        add("again", 1);
        onecent.addresses().remove(ANN, saved.id());
        onecent.addresses().remove(ANN, saved.id());
        onecent.runDue(ANN.tenant());

        assertThat(shop.events())
                .containsExactly(new AddressAdded(saved.id()), new AddressRemoved(saved.id()))
                .extracting(Event::toString)
                .noneMatch(text -> text.contains("High Street"));
    }

    private Checkout start() {
        return shop.startCheckout(onecent, "c-1", Channel.MOBILE);
    }

    private Checkout confirmed() {
        start();
        deliver(AddressChoice.once(TestShop.address(1)));
        confirm();
        return checkout();
    }

    private SavedAddress add(String command, int number) {
        AddAddressResult result = onecent.addresses().add(ANN, CommandId.of(command), TestShop.address(number));
        return ((AddAddressResult.Added) result).address();
    }

    private ReviewResult deliver(AddressChoice choice) {
        return onecent.checkouts().deliverTo(ANN, CHECKOUT, choice);
    }

    private ReviewResult confirm() {
        return onecent.checkouts().confirm(ANN, CHECKOUT);
    }

    private ReviewResult review() {
        return onecent.checkouts().review(ANN, CHECKOUT);
    }

    private PayResult pay(String command, String number) {
        return onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce(command, number));
    }

    private Checkout checkout() {
        return onecent.checkouts().find(ANN, CHECKOUT).orElseThrow();
    }

    private AddressBook book() {
        return onecent.addresses().of(ANN);
    }
}
