package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import shop.FirstSuccess;

/** The first success of the README: the program is compiled and runs, and its pom names what this build uses. */
class FirstSuccessTest {
    private static final Path PROGRAM = Path.of("src/test/java/shop/FirstSuccess.java");
    private static final Path BUILD = Path.of("../../pom.xml");
    private static final Path BOM = Path.of("../../bom/pom.xml");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void linksACardAndPaysWithIt() throws IOException {
        assertThat(run()).contains("Card: Linked", "Payment: Paid", "Event: CardLinked", "Event: CheckoutPaid");
    }

    @Test
    void paysAgainInTheSameFolder() throws IOException {
        run();

        assertThat(run()).contains("Card: AlreadyLinked", "Payment: Paid", "Event: CheckoutPaid");
    }

    @Test
    void theReadmeShowsTheProgram() throws IOException {
        assertThat(shown("```java")).isEqualTo(Files.readString(PROGRAM));
    }

    @Test
    void theReadmeShowsTheVersionsOfThisBuild() throws Exception {
        Document pom = parse(shown("```xml"));
        Map<String, String> built = versions(parse(Files.readString(BUILD)));
        String version = text(parse(Files.readString(BUILD)).getDocumentElement(), "version");
        built.put("onecent-bom", version);

        Map<String, String> named = versions(pom);

        assertThat(named).containsKeys("onecent-bom", "hibernate-validator", "slf4j-simple", "maven-compiler-plugin");
        assertThat(named)
                .isNotEmpty()
                .allSatisfy((artifact, shown) -> assertThat(shown).as(artifact).isEqualTo(built.get(artifact)));
        assertThat(shown("```xml")).contains("<mainClass>" + FirstSuccess.class.getName() + "</mainClass>");
    }

    @Test
    void theReadmeNamesArtifactsOfTheBom() throws Exception {
        List<String> published = elements(parse(Files.readString(BOM)), "dependency").stream()
                .map(dependency -> text(dependency, "artifactId"))
                .toList();

        assertThat(elements(parse(shown("```xml")), "dependency"))
                .filteredOn(dependency -> text(dependency, "groupId").equals("dev.onecent"))
                .extracting(dependency -> text(dependency, "artifactId"))
                .filteredOn(artifact -> !artifact.equals("onecent-bom"))
                .isNotEmpty()
                .isSubsetOf(published);
    }

    private String run() throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            FirstSuccess.main(new String[] {folder.toString()});
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String shown(String fence) throws IOException {
        return Files.readAllLines(Path.of("../../README.md")).stream()
                .dropWhile(line -> !line.equals(fence))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Versions by artifact, of plugins and dependencies that name one, with properties put in. */
    private static Map<String, String> versions(Document pom) {
        Map<String, String> properties = elements(pom, "properties").stream()
                .flatMap(element -> children(element.getChildNodes()).stream())
                .collect(Collectors.toMap(Element::getTagName, Element::getTextContent, (first, second) -> first));
        return Stream.of("dependency", "plugin")
                .flatMap(name -> elements(pom, name).stream())
                .filter(element -> !text(element, "version").isEmpty())
                .collect(Collectors.toMap(
                        element -> text(element, "artifactId"),
                        element -> resolve(text(element, "version"), properties),
                        (first, second) -> first));
    }

    private static String resolve(String version, Map<String, String> properties) {
        return version.startsWith("${")
                ? properties.getOrDefault(version.substring(2, version.length() - 1), version)
                : version;
    }

    private static String text(Element parent, String name) {
        return children(parent.getChildNodes()).stream()
                .filter(child -> child.getTagName().equals(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(Document document, String name) {
        return children(document.getElementsByTagName(name));
    }

    private static List<Element> children(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
