package dev.onecent.address.internal;

import dev.onecent.address.AddAddressResult;
import dev.onecent.address.AddAddressResult.Added;
import dev.onecent.address.AddressBook;
import dev.onecent.address.AddressBookEvent.AddressAdded;
import dev.onecent.address.AddressBookEvent.AddressRemoved;
import dev.onecent.address.AddressForm;
import dev.onecent.address.Addresses;
import dev.onecent.address.DeliveryAddress;
import dev.onecent.address.SavedAddress;
import dev.onecent.form.FormViolation;
import dev.onecent.store.AddressId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.CommandContents;
import dev.onecent.store.internal.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

public final class StoredAddresses implements Addresses {
    private final Aggregates<AddressBook> books;
    private final AddressFormCheck check;
    private final IdSource ids;

    /** Wired by {@code OneCent}. */
    public StoredAddresses(Aggregates<AddressBook> books, AddressFormCheck check, IdSource ids) {
        this.books = books;
        this.check = check;
        this.ids = ids;
    }

    @Override
    public AddressBook of(ShopperId owner) {
        return books.find(Key.sole(owner)).orElseGet(() -> AddressBook.empty(owner));
    }

    @Override
    public AddAddressResult add(ShopperId owner, CommandId command, AddressForm form) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(form, "form");
        return add(owner, command, form, Locale.ENGLISH);
    }

    @Override
    public AddAddressResult add(ShopperId owner, CommandId command, AddressForm form, Locale locale) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(locale, "locale");
        List<FormViolation> violations = check(form, locale);
        if (!violations.isEmpty()) {
            return new AddAddressResult.Invalid(violations);
        }
        AddressId id = AddressId.of(ids.next());
        DeliveryAddress address = form.read();
        String contents = contents(command, address);
        return books.change(Key.sole(owner), entry -> {
            AddressBook book = book(owner, entry);
            Optional<Receipt> before = entry.flatMap(found -> found.receiptOf(command));
            if (before.isPresent()) {
                return Decision.keep(
                        before.get().isOf(contents)
                                ? answer(book, AddressId.of(before.get().subject()))
                                : new AddAddressResult.CommandReused(book));
            }
            Decision<AddressBook, AddAddressResult> decision = add(entry, book, id, address);
            return decision.result() instanceof Added added
                    ? remembering(decision, added, command, contents)
                    : decision;
        });
    }

    /** Returns what a receipt keeps of an address: a hash with the id of the command, so that the same address has many. */
    private static String contents(CommandId command, DeliveryAddress address) {
        List<String> fields = new ArrayList<>(List.of(command.value(), address.recipient()));
        fields.addAll(address.lines());
        fields.addAll(List.of(
                address.city(),
                address.region().orElse(""),
                address.postalCode().orElse(""),
                address.country(),
                address.phone().orElse("")));
        return CommandContents.hash(fields);
    }

    @Override
    public AddAddressResult add(ShopperId owner, DeliveryAddress address) {
        AddressId id = AddressId.of(ids.next());
        return books.change(Key.sole(owner), entry -> add(entry, book(owner, entry), id, address));
    }

    @Override
    public AddressBook remove(ShopperId owner, AddressId id) {
        Objects.requireNonNull(id, "id");
        return books.change(Key.sole(owner), entry -> {
            AddressBook book = book(owner, entry);
            AddressBook rest = book.remove(id);
            return rest.equals(book)
                    ? Decision.keep(book)
                    : Decision.save(rest).telling(List.of(new AddressRemoved(id)));
        });
    }

    /** Notes that a paid checkout was delivered to an address, should the book have it. */
    public void used(ShopperId owner, DeliveryAddress address, Instant at) {
        books.<Boolean>change(Key.sole(owner), entry -> {
            AddressBook book = book(owner, entry);
            AddressBook next = book.used(address, at);
            return next.equals(book) ? Decision.keep(false) : Decision.save(next, true);
        });
    }

    @Override
    public List<FormViolation> check(AddressForm form, Locale locale) {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(locale, "locale");
        return check.check(form, locale);
    }

    private static Decision<AddressBook, AddAddressResult> add(
            Optional<Entry<AddressBook>> entry, AddressBook book, AddressId id, DeliveryAddress address) {
        Optional<SavedAddress> same = book.find(address);
        if (same.isPresent()) {
            return Decision.keep(new Added(book, same.get()));
        }
        if (book.isFull()) {
            return Decision.keep(new AddAddressResult.Full(book));
        }
        Optional<Instant> later = entry.flatMap(Entry::isFullUntil);
        if (later.isPresent()) {
            return Decision.keep(new AddAddressResult.TryLater(later.get()));
        }
        AddressBook next = book.add(id, address);
        return Decision.<AddressBook, AddAddressResult>save(
                        next, new Added(next, next.find(id).orElseThrow()))
                .telling(List.of(new AddressAdded(id)));
    }

    /** Remembers the command even if the address was there: once it is taken out, the command must not put it in again. */
    private static Decision<AddressBook, AddAddressResult> remembering(
            Decision<AddressBook, AddAddressResult> decision, Added added, CommandId command, String contents) {
        return Decision.<AddressBook, AddAddressResult>save(added.book(), added)
                .telling(decision.events())
                .remembering(Receipt.free(command, added.address().id().value(), contents));
    }

    private static AddAddressResult answer(AddressBook book, AddressId id) {
        return book.find(id)
                .<AddAddressResult>map(address -> new Added(book, address))
                .orElseGet(() -> new AddAddressResult.Gone(book));
    }

    private static AddressBook book(ShopperId owner, Optional<Entry<AddressBook>> entry) {
        return entry.map(Entry::value).orElseGet(() -> AddressBook.empty(owner));
    }
}
