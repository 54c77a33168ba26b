package dev.onecent.testkit.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every rule and what became of it on each engine that a folder has lists of, in one table; the worst where a rule was run for
 * several kinds of aggregate.
 */
final class RulesByEngine {
    private static final List<String> WORST_FIRST = List.of("BROKEN", "not claimed", "held");
    private static final String GAP = "  ";

    private final Map<String, Map<String, String>> outcomes = new TreeMap<>(RulesByEngine::compare);
    private final TreeSet<String> engines = new TreeSet<>();

    private RulesByEngine() {}

    static String in(Path folder) throws IOException {
        RulesByEngine table = new RulesByEngine();
        try (Stream<Path> lists = Files.list(folder)) {
            for (Path list : lists.filter(RulesByEngine::isList).sorted().toList()) {
                table.add(list);
            }
        }
        return table.text();
    }

    private static boolean isList(Path file) {
        String name = file.getFileName().toString();
        return name.contains(ContractReport.OF) && name.endsWith(ContractReport.TEXT);
    }

    private void add(Path list) throws IOException {
        String name = list.getFileName().toString();
        String engine = name.substring(
                name.indexOf(ContractReport.OF) + ContractReport.OF.length(),
                name.length() - ContractReport.TEXT.length());
        engines.add(engine);
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            int gap = line.indexOf(GAP);
            outcomes.computeIfAbsent(line.substring(gap + GAP.length()), any -> new TreeMap<>())
                    .merge(engine, word(line.substring(0, gap)), RulesByEngine::worse);
        }
    }

    private static String word(String outcome) {
        return WORST_FIRST.stream().filter(outcome::startsWith).findFirst().orElseThrow();
    }

    private static String worse(String one, String other) {
        return WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other) ? one : other;
    }

    private String text() {
        String head = "| rule | " + String.join(" | ", engines) + " |\n|---" + "|---".repeat(engines.size()) + "|\n";
        return head
                + outcomes.entrySet().stream()
                        .map(rule -> "| " + rule.getKey() + " | " + row(rule.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private String row(Map<String, String> of) {
        return engines.stream().map(engine -> of.getOrDefault(engine, "-")).collect(Collectors.joining(" | "));
    }

    /** By the family's name, then by number. */
    private static int compare(String one, String other) {
        String[] left = one.split("[-. ]", 4);
        String[] right = other.split("[-. ]", 4);
        int family = left[0].compareTo(right[0]);
        int group = Integer.compare(Integer.parseInt(left[1]), Integer.parseInt(right[1]));
        int number = Integer.compare(Integer.parseInt(left[2]), Integer.parseInt(right[2]));
        return family != 0 ? family : group != 0 ? group : number;
    }
}
