package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route as everybody and compares with {@code access-table.txt}. */
@SaleswrightWebTest
class AccessTableTest {

    private static final String ANONYMOUS = "anonymous";
    private static final String SAMPLE_ID = "999999";
    private static final Set<String> NOT_OURS = Set.of(
            "/camunda",
            "/engine-rest",
            "/actuator",
            "/css",
            "/js",
            "/img",
            "/assets",
            "/webjars",
            "/nothing",
            "/api/nothing");

    private record Line(String method, String path, Set<String> allowed) {

        String route() {
            return (isUpload() ? "POST" : method) + " " + path.replaceAll("\\?.*", "");
        }

        boolean isUpload() {
            return method.equals("UPLOAD");
        }

        String sample() {
            return path.replaceAll("\\{[^}]*}", SAMPLE_ID);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Test
    void namesEveryRoute() throws IOException {
        Set<String> table = table().stream().map(Line::route).collect(Collectors.toCollection(TreeSet::new));
        Set<String> routes = routes();

        assertThat(routes).as("Routes without a line in access-table.txt").isSubsetOf(table);
        table.removeIf(route -> NOT_OURS.stream().anyMatch(p -> route.contains(" " + p)) || isFilter(route));
        assertThat(table).as("Lines of access-table.txt without a route").isSubsetOf(routes);
    }

    @Test
    void isTrue() throws IOException {
        TestPeople staff = new TestPeople(people, accounts);
        staff.join();
        staff.join(SAMPLE_ID, Roles.MENTOR);
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        visitors.put(ANONYMOUS, Visitor.anonymous(port));
        for (String role : Roles.ALL) {
            Visitor visitor = Visitor.of(port, TestPeople.userOf(role), TestPeople.PASSWORD);
            assertThat(visitor.logIn().headers().firstValue("Location"))
                    .hasValueSatisfying(l -> assertThat(l).doesNotContain("/login"));
            visitors.put(role, visitor);
        }
        List<String> wrong = new ArrayList<>();
        for (Line line : table()) {
            if (isFilter(line.route())) {
                continue;
            }
            visitors.forEach((role, visitor) -> {
                HttpResponse<String> answer = ask(visitor, line);
                boolean expected = line.allowed().contains(role);
                if (answer.statusCode() == 500 || isAllowed(answer) != expected) {
                    wrong.add("%s as %s: %d, expected to be %s"
                            .formatted(line.route(), role, answer.statusCode(), expected ? "allowed" : "denied"));
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    private static HttpResponse<String> ask(Visitor visitor, Line line) {
        boolean script = Stream.of("/engine-rest", "/api/", "/actuator").anyMatch(line.path()::startsWith);
        if (line.isUpload()) {
            return visitor.upload(line.sample(), script);
        }
        String body = line.method().equals("GET") ? "" : "{}";
        return script
                ? visitor.basic(line.method(), line.sample(), body)
                : visitor.send(line.method(), line.sample(), line.path().startsWith("/camunda") ? body : "");
    }

    private static boolean isAllowed(HttpResponse<String> answer) {
        boolean toLogin = answer.headers()
                .firstValue("Location")
                .filter(l -> l.endsWith("/login"))
                .isPresent();
        return answer.statusCode() != 401 && answer.statusCode() != 403 && !toLogin;
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        handlers.getHandlerMethods().keySet().forEach(info -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String path : info.getPatternValues()) {
                if (!path.equals("/error") && !path.startsWith("/p/sample")) {
                    (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                            .forEach(method -> routes.add(method + " " + path));
                }
            }
        });
        return routes;
    }

    /** Answered by a filter, so there is no controller. */
    private static boolean isFilter(String route) {
        return route.equals("POST /login") || route.equals("POST /logout");
    }

    private static List<Line> table() throws IOException {
        return new ClassPathResource("access-table.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(AccessTableTest::line)
                .toList();
    }

    private static Line line(String text) {
        String[] parts = text.trim().split("\\s+", 3);
        assertThat(parts).as("METHOD PATH WHO in: " + text).hasSize(3);
        Set<String> allowed = Arrays.stream(parts[2].split(",\\s*"))
                .flatMap(AccessTableTest::roles)
                .collect(Collectors.toSet());
        return new Line(parts[0], parts[1], allowed);
    }

    private static Stream<String> roles(String name) {
        return switch (name) {
            case "everybody" -> Stream.concat(Stream.of(ANONYMOUS), Roles.ALL.stream());
            case "all" -> Roles.ALL.stream();
            case "nobody" -> Stream.of();
            case ANONYMOUS -> Stream.of(ANONYMOUS);
            default -> {
                assertThat(Roles.ALL).as("a role of access-table.txt").contains(name);
                yield Stream.of(name);
            }
        };
    }
}
