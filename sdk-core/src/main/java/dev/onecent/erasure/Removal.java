package dev.onecent.erasure;

import java.util.List;
import java.util.Objects;

/**
 * Things of one kind that are about to be deleted, saved before the first of them is: after a crash they are counted once
 * all the same.
 *
 * @param ids the things' ids within their kind
 */
public record Removal(String kind, List<String> ids) {
    public Removal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(ids, "ids");
        ids = List.copyOf(ids);
    }
}
