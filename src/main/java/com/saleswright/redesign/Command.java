package com.saleswright.redesign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.saleswright.engine.Content;
import com.saleswright.engine.ContentSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code java -jar saleswright.jar} does with a word behind it: check files, print the catalogue, write the
 * templates. It reads files and classes and starts nothing.
 */
public final class Command {

    private static final int FINE = 0;
    private static final int FAULTS = 1;
    private static final int WRONG_USAGE = 2;

    private static final Set<String> OPTIONS = Set.of("--sarif", "--warnings-as-errors", "--rules");
    private static final Path TEMPLATES = Path.of(".camunda", "element-templates", "saleswright.json");

    private static final String USAGE =
            """
            Usage: java -jar saleswright.jar COMMAND [OPTION...] [FILE OR FOLDER...]

              check       finds faults in diagrams, decision tables and forms
                --sarif FILE           also writes the findings as SARIF 2.1.0
                --warnings-as-errors   warnings fail the check too
                --rules                lists the rules and what they prevent
              catalogue   prints as JSON what diagrams can use
              templates   writes %s for the Camunda Modeler

            Files lie in processes/<capability>/ or forms/<capability>/. They are checked together with all others
            there; findings are told for those that are named. Without a name: processes and forms of this folder.
            Exit code: 0 no fault, 1 faults, 2 wrong usage."""
                    .formatted(slashes(TEMPLATES));

    private final Path folder;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * A command to be run.
     *
     * @param folder what relative paths begin at
     */
    public Command(Path folder, PrintStream out, PrintStream err) {
        this.folder = folder.toAbsolutePath().normalize();
        this.out = out;
        this.err = err;
    }

    /** Whether the application is to run a command instead of starting: its first argument is a word and no option. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("--");
    }

    /** Runs it and answers with the exit code. */
    public int run(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        String name = rest.isEmpty() ? "help" : rest.pop();
        try {
            return switch (name) {
                case "check" -> check(rest);
                case "catalogue" -> catalogue(rest);
                case "templates" -> templates(rest);
                case "help", "-h" -> {
                    out.println(USAGE);
                    yield FINE;
                }
                default ->
                    throw new WrongUsage("Unknown command '%s'. %s"
                            .formatted(name, Nearest.suggest(name, Set.of("check", "catalogue", "templates", "help"))));
            };
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("'java -jar saleswright.jar help' tells how to call it.");
            return WRONG_USAGE;
        }
    }

    private int check(Deque<String> arguments) {
        Path sarif = null;
        boolean strict = false;
        List<String> names = new ArrayList<>();
        while (!arguments.isEmpty()) {
            String argument = arguments.pop();
            switch (argument) {
                case "--rules" -> {
                    return rules();
                }
                case "--warnings-as-errors" -> strict = true;
                case "--sarif" -> {
                    if (arguments.isEmpty()) {
                        throw new WrongUsage("--sarif needs the name of the file to write.");
                    }
                    sarif = folder.resolve(arguments.pop());
                }
                default -> names.add(argument);
            }
        }
        List<Place> places = places(names);
        ModelCheck check = ModelCheck.ofCode();
        List<Sarif.Located> findings = new ArrayList<>();
        int files = 0;
        for (Place place : places) {
            files += place.asked().size();
            for (Finding finding : check.check(place.content())) {
                byte[] bytes = place.content().files().get(finding.file());
                if (bytes != null && place.asked().contains(finding.file())) {
                    findings.add(
                            new Sarif.Located(finding, shown(place.root().resolve(finding.file())), Sarif.text(bytes)));
                }
            }
        }
        if (sarif != null) {
            write(sarif, Sarif.of(findings, check.rules()));
        }
        return tell(findings, files, strict);
    }

    private int tell(List<Sarif.Located> findings, int files, boolean strict) {
        findings.forEach(f -> out.println(f.finding().toString().replaceAll("\\R", " ")));
        long errors = findings.stream().filter(f -> f.finding().isError()).count();
        long warnings = findings.size() - errors;
        out.printf("%s checked: %s, %s.%n", count(files, "file"), count(errors, "error"), count(warnings, "warning"));
        return errors > 0 || strict && warnings > 0 ? FAULTS : FINE;
    }

    private int rules() {
        ModelCheck.ofCode().rules().forEach(r -> out.printf("%s: %s%n", r.name(), r.prevents()));
        return FINE;
    }

    private int catalogue(Deque<String> names) {
        Place place = onePlace(names);
        out.println(json(new ObjectMapper().valueToTree(blocks().catalogue(place.content()))));
        return FINE;
    }

    private int templates(Deque<String> names) {
        Place place = onePlace(names);
        Path file = place.root().resolve(TEMPLATES);
        write(file, blocks().templates(place.content()));
        out.println("Written: " + shown(file));
        return FINE;
    }

    private static BuildingBlocks blocks() {
        return new BuildingBlocks(new Catalogues(Declarations.ofCode()));
    }

    private Place onePlace(Deque<String> names) {
        names.stream().filter(n -> n.startsWith("-")).findFirst().ifPresent(n -> {
            throw new WrongUsage("Unknown option '" + n + "'.");
        });
        List<Place> places = places(names.stream().toList());
        if (places.size() > 1) {
            throw new WrongUsage("The names lead to two places, %s and %s; name one."
                    .formatted(places.get(0).root(), places.get(1).root()));
        }
        return places.get(0);
    }

    /**
     * A folder that holds {@code processes} and {@code forms}.
     *
     * @param content everything there: whether a form exists shows only beside the others
     * @param asked the files that were named
     */
    private record Place(Path root, Content content, Set<String> asked) {}

    private List<Place> places(List<String> names) {
        SortedMap<Path, Set<Path>> asked = new TreeMap<>();
        if (names.isEmpty()) {
            asked.put(rootOf(folder, "."), Set.of(folder));
        }
        for (String name : names) {
            if (name.startsWith("-")) {
                throw new WrongUsage("Unknown option '%s'. %s".formatted(name, Nearest.suggest(name, OPTIONS)));
            }
            Path path = folder.resolve(name).normalize();
            if (!Files.exists(path)) {
                throw new WrongUsage("There is no file or folder '" + name + "' in " + folder + ".");
            }
            asked.computeIfAbsent(rootOf(path, name), r -> new TreeSet<>()).add(path);
        }
        return asked.entrySet().stream()
                .map(e -> place(e.getKey(), e.getValue()))
                .toList();
    }

    private static Place place(Path root, Set<Path> asked) {
        Content content = ContentSource.in(root);
        Set<String> files = new TreeSet<>();
        for (Path path : asked) {
            List<String> below = content.files().keySet().stream()
                    .filter(f -> root.resolve(f).startsWith(path))
                    .toList();
            if (below.isEmpty()) {
                throw new WrongUsage(
                        "There is no diagram (.bpmn), decision table (.dmn) or form (.form) in " + path + ".");
            }
            files.addAll(below);
        }
        return new Place(root, content, files);
    }

    /** The folder above the last {@code processes} or {@code forms} of the path, or the folder that holds these two. */
    private static Path rootOf(Path path, String name) {
        for (Path p = path; p != null && p.getFileName() != null; p = p.getParent()) {
            String last = p.getFileName().toString();
            Path parent = p.getParent();
            if (parent != null && (last.equals("processes") || last.equals("forms"))) {
                return parent;
            }
        }
        if (Files.isDirectory(path.resolve("processes")) || Files.isDirectory(path.resolve("forms"))) {
            return path;
        }
        throw new WrongUsage("'" + name + "' (" + path
                + ") is no folder with processes or forms, and in none; name one of these, or a file in them.");
    }

    private String shown(Path path) {
        return slashes(path.startsWith(folder) ? folder.relativize(path) : path);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String count(long number, String noun) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + noun + (number == 1 ? "" : "s");
    }

    private static void write(Path file, JsonNode json) {
        try {
            @Nullable Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, json(json) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WrongUsage("Cannot write " + file + ": " + e);
        }
    }

    /** With the same line ends on every system: some of it is committed. */
    private static String json(JsonNode json) {
        return json.toPrettyString().replace("\r\n", "\n");
    }

    private static final class WrongUsage extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        WrongUsage(String message) {
            super(message);
        }
    }
}
