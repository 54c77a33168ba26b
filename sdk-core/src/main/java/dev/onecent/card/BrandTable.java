package dev.onecent.card;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of first digits by brand. The ranges of all brands are laid over each other once, so that the most
 * specific one wins in every question alike, and a question is one search among about two hundred bounds.
 */
final class BrandTable {
    static final BrandTable PUBLISHED = new BrandTable();

    private final int[] bounds;
    private final CardBrand[] brands;

    private BrandTable() {
        List<Claim> claims = Arrays.stream(CardBrand.values())
                .flatMap(brand -> brand.ranges().map(range -> new Claim(brand, range)))
                .toList();
        TreeSet<Integer> edges = new TreeSet<>(List.of(0));
        for (Claim claim : claims) {
            edges.add(claim.range().lowest());
            edges.add(claim.range().highest() + 1);
        }
        bounds = edges.stream().mapToInt(Integer::intValue).toArray();
        brands = Arrays.stream(bounds)
                .mapToObj(bound -> strongest(claims, bound))
                .toArray(CardBrand[]::new);
    }

    private static CardBrand strongest(List<Claim> claims, int number) {
        @Nullable Claim best = null;
        for (Claim claim : claims) {
            boolean covers =
                    claim.range().lowest() <= number && number <= claim.range().highest();
            if (covers && (best == null || claim.range().digits() > best.range().digits())) {
                best = claim;
            }
        }
        return best == null ? CardBrand.UNKNOWN : best.brand();
    }

    /** Returns the brand of a number of at least eight digits. */
    CardBrand brandOf(char[] digits) {
        return digits.length < BrandRange.MOST_DIGITS
                ? CardBrand.UNKNOWN
                : brandOf(leading(digits, BrandRange.MOST_DIGITS));
    }

    /** Returns the brand of numbers that begin with these eight digits. */
    CardBrand brandOf(int leading) {
        return brands[place(leading)];
    }

    /** Returns the brands that numbers beginning with these digits can have; never {@link CardBrand#UNKNOWN}. */
    Set<CardBrand> candidates(char[] prefix) {
        int known = Math.min(prefix.length, BrandRange.MOST_DIGITS);
        int scale = BrandRange.scale(known);
        int first = leading(prefix, known) * scale;
        Set<CardBrand> candidates = EnumSet.noneOf(CardBrand.class);
        for (int at = place(first); at < bounds.length && bounds[at] < first + scale; at++) {
            if (brands[at] != CardBrand.UNKNOWN) {
                candidates.add(brands[at]);
            }
        }
        return candidates;
    }

    private int place(int number) {
        int found = Arrays.binarySearch(bounds, number);
        return found >= 0 ? found : -found - 2;
    }

    private static int leading(char[] number, int count) {
        int value = 0;
        for (int at = 0; at < count; at++) {
            value = value * 10 + (number[at] - '0');
        }
        return value;
    }

    private record Claim(CardBrand brand, BrandRange range) {}
}
