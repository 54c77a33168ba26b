package dev.onecent.testkit.contract;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.safe.SealedNumberForgedException;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mistakes that writers of card safes make, each with a rule that finds it. */
final class SafeFaults {
    private static final CardId ANY = CardId.of("any");

    private SafeFaults() {}

    record Planted(String rule, Function<EphemeralCardSafe, BrokenSafe> fault) {}

    static Map<String, Planted> all() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("the card is not bound", new Planted("SAFE-2.3", SafeFaults::unboundCard));
        faults.put("the shopper is not bound", new Planted("SAFE-2.1", SafeFaults::unboundShopper));
        faults.put("the number is only encoded", new Planted("SAFE-2.9", SafeFaults::encoded));
        faults.put("what is added at the end is left out", new Planted("SAFE-2.11", SafeFaults::cutting));
        faults.put("tampering is a plain failure", refusal("SAFE-2.9", e -> new CardSafeException("cannot", e)));
        faults.put("a missing key is a plain failure", refusal("SAFE-3.3", e -> new CardSafeException("cannot", e)));
        faults.put(
                "a missing key is not named",
                refusal("SAFE-3.7", e -> new CardKeyMissingException(ShopperId.of("a", "b"), ANY, "some key")));
        faults.put("tampering is called a missing key", refusal("SAFE-3.8", SafeFaults::missing));
        faults.put("the number names no key of its own", sealing("SAFE-3.4", made -> named(made, "key")));
        faults.put("the key list is the other way round", keys("SAFE-3.6", SafeFaults::reversed));
        faults.put("older keys are forgotten in the list", keys("SAFE-3.6", all -> all.subList(0, 1)));
        faults.put("only the current fingerprint is made", prints("SAFE-4.6", all -> all.subList(0, 1)));
        faults.put("the oldest fingerprint comes first", prints("SAFE-4.6", SafeFaults::lastFirst));
        faults.put("fingerprints name no key", prints("SAFE-3.2", SafeFaults::nameless));
        faults.put("older keys open nothing", new Planted("SAFE-3.5", safe -> opening(safe, safe.withoutOlderKeys())));
        return faults;
    }

    private static BrokenSafe unboundCard(EphemeralCardSafe safe) {
        return new BrokenSafe(safe) {
            @Override
            public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
                return super.seal(owner, ANY, number);
            }

            @Override
            public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
                return super.reveal(owner, ANY, sealed);
            }
        };
    }

    private static BrokenSafe unboundShopper(EphemeralCardSafe safe) {
        return new BrokenSafe(safe) {
            @Override
            public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
                return super.seal(new ShopperId(owner.tenant(), "any"), card, number);
            }

            @Override
            public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
                return super.reveal(new ShopperId(owner.tenant(), "any"), card, sealed);
            }
        };
    }

    private static BrokenSafe encoded(EphemeralCardSafe safe) {
        return new BrokenSafe(safe) {
            @Override
            public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
                byte[] digits =
                        new String(number.revealDigits(CardDataAccess.granted())).getBytes(StandardCharsets.US_ASCII);
                return new SealedNumber(
                        keys().current().sealing(), Base64.getEncoder().encodeToString(digits));
            }

            @Override
            public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
                byte[] digits = Base64.getDecoder().decode(sealed.ciphertext());
                return CardNumber.restored(new String(digits, StandardCharsets.US_ASCII).toCharArray());
            }
        };
    }

    private static BrokenSafe cutting(EphemeralCardSafe safe) {
        return new BrokenSafe(safe) {
            @Override
            public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
                int length = seal(owner, card, CardNumber.parse("4111111111111111"))
                        .ciphertext()
                        .length();
                String text = sealed.ciphertext();
                return super.reveal(
                        owner, card, new SealedNumber(sealed.keyId(), text.length() > length ? canonical(text) : text));
            }

            private String canonical(String text) {
                byte[] bytes = Base64.getDecoder().decode(text);
                byte[] cut = Arrays.copyOf(bytes, 12 + 16 + 16);
                return Base64.getEncoder().encodeToString(cut);
            }
        };
    }

    private static BrokenSafe opening(EphemeralCardSafe safe, EphemeralCardSafe opener) {
        return new BrokenSafe(safe) {
            @Override
            public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
                return opener.reveal(owner, card, sealed);
            }
        };
    }

    private static Planted refusal(String rule, UnaryOperator<CardSafeException> fault) {
        return new Planted(rule, safe -> new BrokenSafe(safe) {
            @Override
            public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
                try {
                    return super.reveal(owner, card, sealed);
                } catch (CardSafeException e) {
                    throw fault.apply(e);
                }
            }
        });
    }

    private static CardSafeException missing(CardSafeException failure) {
        return failure instanceof SealedNumberForgedException
                ? new CardKeyMissingException(ShopperId.of("a", "b"), ANY, "some key")
                : failure;
    }

    private static Planted sealing(String rule, UnaryOperator<SealedNumber> fault) {
        return new Planted(rule, safe -> new BrokenSafe(safe) {
            @Override
            public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
                return fault.apply(super.seal(owner, card, number));
            }
        });
    }

    private static SealedNumber named(SealedNumber sealed, String key) {
        return new SealedNumber(key, sealed.ciphertext());
    }

    private static Planted keys(String rule, UnaryOperator<List<String>> fault) {
        return new Planted(rule, safe -> new BrokenSafe(safe) {
            @Override
            public SafeKeys keys() {
                return new SafeKeys(
                        fault.apply(super.keys().sealing()), super.keys().fingerprinting());
            }
        });
    }

    private static List<String> reversed(List<String> keys) {
        List<String> all = new ArrayList<>(keys.subList(1, keys.size()));
        Collections.reverse(all);
        all.add(0, keys.get(0));
        return all;
    }

    private static Planted prints(String rule, UnaryOperator<List<Fingerprint>> fault) {
        return new Planted(rule, safe -> new BrokenSafe(safe) {
            @Override
            public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
                return fault.apply(super.fingerprints(owner, number));
            }
        });
    }

    private static List<Fingerprint> lastFirst(List<Fingerprint> all) {
        List<Fingerprint> turned = new ArrayList<>(all);
        Collections.reverse(turned);
        return turned;
    }

    private static List<Fingerprint> nameless(List<Fingerprint> all) {
        return all.stream()
                .map(print ->
                        Fingerprint.of(print.value().substring(print.value().indexOf('.') + 1)))
                .toList();
    }
}
