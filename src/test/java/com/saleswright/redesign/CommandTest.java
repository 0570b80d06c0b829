package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The command line, on a copy of our own content in which faults are planted. */
class CommandTest {

    private static final String DEAL = "processes/deals/deal-approval.bpmn";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void copyContent() throws IOException {
        for (String root : List.of("processes", "forms")) {
            FileSystemUtils.copyRecursively(Path.of(root), folder.resolve(root));
        }
    }

    @Test
    void findsNothingInOurContent() {
        assertThat(run("check", "processes", "forms")).isZero();
        assertThat(out()).endsWith("no errors, no warnings.\n").hasLineCount(1);
        assertThat(err()).isEmpty();
    }

    @Test
    void tellsOfTheFaultsOfTheFilesThatAreNamedAlone() throws IOException {
        plant(DEAL, "${planApprovals}", "${planAprovals}");
        assertThat(run("check", "processes/contracts", "forms/deals/decide-deal.form"))
                .isZero();
        assertThat(run("check", DEAL)).isEqualTo(1);
        assertThat(out()).contains("ERROR " + DEAL + ", serviceTask_planApprovals: ", "Did you mean 'planApprovals'?");
        assertThat(out()).endsWith("1 file checked: 1 error, no warnings.\n");
    }

    @Test
    void letsWarningsPassUnlessTheyCountAsErrors() throws IOException {
        plant(DEAL, "name=\"Deal approved\"", "name=\"\"");
        assertThat(run("check")).isZero();
        assertThat(out()).contains("WARNING ", "1 warning.");
        assertThat(run("check", "--warnings-as-errors")).isEqualTo(1);
    }

    @Test
    void writesFindingsAsSarifWithTheLineOfTheElement() throws IOException {
        plant(DEAL, "${planApprovals}", "${planAprovals}");
        Files.writeString(folder.resolve("forms/deals/decide-deal.form"), "{\n\"id\": ");
        run("check", "--sarif", "out/findings.sarif");
        assertThat(out()).contains("ERROR forms/deals/decide-deal.form: Line 2: Unexpected end-of-input");
        JsonNode log =
                new ObjectMapper().readTree(folder.resolve("out/findings.sarif").toFile());
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        JsonNode run = log.path("runs").path(0);
        List<String> rules = run.path("tool").path("driver").path("rules").findValuesAsText("id");
        assertThat(rules).contains("UnknownStep", "Unreadable").doesNotHaveDuplicates();
        assertThat(run.path("results"))
                .isNotEmpty()
                .allSatisfy(r -> {
                    assertThat(rules).contains(r.path("ruleId").asText());
                    assertThat(r.path("message").path("text").asText()).isNotBlank();
                    assertThat(r.path("level").asText()).isIn("error", "warning");
                })
                .filteredOn(r -> r.path("ruleId").asText().equals("UnknownStep"))
                .singleElement()
                .satisfies(r -> {
                    JsonNode place = r.path("locations").path(0).path("physicalLocation");
                    assertThat(place.path("artifactLocation").path("uri").asText())
                            .isEqualTo(DEAL);
                    int line = place.path("region").path("startLine").asInt();
                    assertThat(Files.readAllLines(folder.resolve(DEAL)).get(line - 1))
                            .contains("<bpmn:serviceTask id=\"serviceTask_planApprovals\"");
                });
    }

    @Test
    void findsTheLineOfElementsFieldsAndSyntaxErrors() {
        assertThat(line("<a>\n<b\n  name='x'\n  id='one'/></a>", "one", "")).isEqualTo(2);
        assertThat(line("{\n\"components\": [{\n\"key\": \"one\"}]}", "one", ""))
                .isEqualTo(3);
        assertThat(line("<a>\n", "", "Line 7: unexpected end")).isEqualTo(7);
        assertThat(line("<a/>", "gone", "")).isEqualTo(1);
        assertThat(line("<a/>", "", "")).isEqualTo(1);
    }

    @Test
    void refusesWhatItDoesNotUnderstandAndSaysWhy() throws IOException {
        assertThat(run("check", "nowhere")).isEqualTo(2);
        assertThat(err()).contains("There is no file or folder 'nowhere' in " + folder);
        assertThat(run("check", "--sariff", "x")).isEqualTo(2);
        assertThat(err()).contains("Unknown option '--sariff'. Did you mean '--sarif'?");
        assertThat(run("check", "--sarif")).isEqualTo(2);
        assertThat(run("chek")).isEqualTo(2);
        assertThat(err()).contains("Unknown command 'chek'. Did you mean 'check'?");
        Files.createDirectory(folder.resolve("empty"));
        assertThat(run("check", "empty")).isEqualTo(2);
        Files.writeString(folder.resolve("processes/deals/notes.txt"), "x");
        assertThat(run("check", "processes/deals/notes.txt")).isEqualTo(2);
        assertThat(err()).contains("There is no diagram (.bpmn), decision table (.dmn) or form (.form) in ");
        assertThat(run("templates", "--now")).isEqualTo(2);
        assertThat(run("check", "--sarif", "processes", "forms")).isEqualTo(2);
        assertThat(err()).contains("Cannot write " + folder.resolve("processes"));
        Files.writeString(folder.resolve("forms/deals/decide-deal.form"), "{");
        assertThat(run("templates")).isEqualTo(2);
        assertThat(err()).contains("forms/deals/decide-deal.form: Line 1: ");
        assertThat(folder.resolve(".camunda")).doesNotExist();
        assertThat(out()).isEmpty();
    }

    @Test
    void listsRulesAndHelp() {
        assertThat(run("check", "--rules")).isZero();
        assertThat(out()).contains("UnknownStep: ").contains("NoTimeToLive: ");
        assertThat(run("help")).isZero();
        assertThat(out()).contains("Usage: ");
    }

    @Test
    void printsTheCatalogue() throws IOException {
        assertThat(run("catalogue")).isZero();
        JsonNode catalogue = new ObjectMapper().readTree(out());
        assertThat(catalogue.path("steps").findValuesAsText("bean")).contains("planApprovals", "deadline");
        assertThat(catalogue.path("groups").toString()).contains("finance");
        assertThat(catalogue.path("decisions").toString()).contains("deal-policy", "maxLineDiscount");
        assertThat(catalogue.path("forms").toString()).contains("maximumDiscount");
    }

    @Test
    void committedTemplatesAreThoseOfTheCatalogue() throws IOException {
        assertThat(run("templates")).isZero();
        String file = ".camunda/element-templates/saleswright.json";
        assertThat(Path.of(file))
                .as(
                        "stale; renew it: ./mvnw package -DskipTests, then java -jar target/saleswright-1.0.0.jar templates")
                .hasSameTextualContentAs(folder.resolve(file));
    }

    /** The official validator is a part of the editors that the build brings for browsers. */
    @Test
    void templatesAreValid() throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        "node",
                        "-e",
                        """
                        const { validateAll } = require('@bpmn-io/element-templates-validator');
                        const { valid, results } = validateAll(JSON.parse(require('fs').readFileSync(process.argv[1])));
                        console.log(valid, JSON.stringify((results || []).filter(r => !r.valid).map(r => r.errors)));""",
                        Path.of(".camunda/element-templates/saleswright.json")
                                .toAbsolutePath()
                                .toString())
                .directory(Path.of("src/main/web").toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("true ");
        assertThat(node.waitFor()).isZero();
    }

    @Test
    void isMeantByWordsAndNotByOptionsOfTheApplication() {
        assertThat(Command.isMeant()).isFalse();
        assertThat(Command.isMeant("--spring.profiles.active=demo")).isFalse();
        assertThat(Command.isMeant("check")).isTrue();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new Command(folder, stream(out), stream(err)).run(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static int line(String text, String elementId, String message) {
        return Sarif.line(text, new Finding("Rule", Finding.Severity.ERROR, "file", elementId, message, "Mend it."));
    }

    private void plant(String file, String sound, String fault) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(sound);
        Files.writeString(folder.resolve(file), text.replace(sound, fault));
    }
}
