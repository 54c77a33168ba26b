package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onecent.Storage;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** STORE-1: {@code find} answers what was last saved under exactly that key. */
abstract class FindRules<A extends Aggregate> extends StoreFixture<A> {
    /** Every character that an identifier may have. */
    private static final String VISIBLE =
            IntStream.range(0x21, 0x7f).mapToObj(Character::toString).collect(Collectors.joining());

    private static final int LONGEST_SHOPPER = 128;
    private static final int LONGEST_ID = 208;

    FindRules(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample) {
        super(storage, kind, sample);
    }

    @Test
    void store_1_1_findsNothingWhereNothingWasSaved() {
        assertEquals(Optional.empty(), find(key));
    }

    @Test
    void store_1_2_findsWhatWasSaved() {
        Entry<A> entry = insert(key, 1);

        assertEquals(entry, read(key).entry());
    }

    @Test
    void store_1_3_answersTheKeyThatWasAskedFor() {
        insert(key, 1);

        assertEquals(key, read(key).key());
    }

    @Test
    void store_1_4_findsTheLastOfManySaves() {
        insert(key, 1);
        IntStream.range(2, 6).forEach(variant -> replace(key, variant));
        Entry<A> last = replace(key, 6);

        assertEquals(last, read(key).entry());
    }

    @Test
    void store_1_5_anotherIdIsAnotherKey() {
        insert(key, 1);

        assertEquals(Optional.empty(), find(key(ann, "one.2")));
    }

    @Test
    void store_1_6_anotherShopperIsAnotherKey() {
        insert(key, 1);

        assertEquals(Optional.empty(), find(key(bob, key.id())));
    }

    @Test
    void store_1_7_anotherTenantIsAnotherKey() {
        insert(key, 1);

        assertEquals(Optional.empty(), find(key(annElsewhere, key.id())));
    }

    @Test
    void store_1_8_upperAndLowerCaseAreDifferentKeys() {
        insert(key(ann, "case.1"), 1);

        assertEquals(Optional.empty(), find(key(ann, "CASE.1")));
        assertEquals(Optional.empty(), find(key(new ShopperId(tenant, "Ann"), "case.1")));
    }

    @Test
    void store_1_9_keysWhosePartsRunTogetherAreDifferent() {
        List<Key> alike = List.of(
                key(new ShopperId(tenant, "a"), "b/c"),
                key(new ShopperId(tenant, "a/b"), "c"),
                key(new ShopperId(tenant, "a:b"), "c"),
                key(new ShopperId(tenant, "a"), "b:c"),
                key(new ShopperId(tenant, "ab"), "c"),
                key(new ShopperId(tenant, "a"), "bc"));

        List<Entry<A>> entries =
                alike.stream().map(one -> insert(one, alike.indexOf(one))).toList();

        assertEquals(entries, alike.stream().map(one -> read(one).entry()).toList());
    }

    @Test
    void store_1_10_everyVisibleCharacterMayBeInAKey() {
        Key odd = key(new ShopperId(tenant, VISIBLE), VISIBLE);
        Entry<A> entry = insert(odd, 1);

        assertEquals(Optional.of(entry), find(odd).map(Stored::entry));
    }

    @Test
    void store_1_11_noCharacterOfAKeyIsAWildcard() {
        insert(key, 1);

        for (String pattern : List.of("%", "_ne.1", "*", "one.?", "one._", ".*", "'OR'1'='1")) {
            assertEquals(Optional.empty(), find(key(ann, pattern)), pattern);
        }
    }

    @Test
    void store_1_12_theLongestIdentifiersAreKeptApartToTheirLastCharacter() {
        ShopperId longest = new ShopperId(tenant, "s".repeat(LONGEST_SHOPPER));
        String almost = "i".repeat(LONGEST_ID - 1);
        insert(key(longest, almost + "1"), 1);

        assertEquals(Optional.empty(), find(key(longest, almost + "2")));
        assertEquals(
                key(longest, almost + "1"), read(key(longest, almost + "1")).key());
    }

    @Test
    void store_1_13_readingChangesNothing() {
        insert(key, 1);
        Stored<A> before = read(key);

        IntStream.range(0, 5).forEach(n -> find(key));

        assertEquals(before, read(key));
    }

    @Test
    void store_1_14_anyThreadFindsWhatAnotherHasSaved() {
        insert(key, 0);

        for (int round = 1; round <= 8; round++) {
            Entry<A> entry = replace(key, round);
            List<Entry<A>> seen = atOnce(3, reader -> read(key).entry());
            assertEquals(List.of(entry, entry, entry), seen);
        }
    }
}
