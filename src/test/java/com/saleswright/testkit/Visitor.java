package com.saleswright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a browser (session, cookies, tokens) or with a script (Basic), over real HTTP; follows no redirect. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String server;
    private final String user;
    private final String password;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String csrf = "";

    private Visitor(int port, String user, String password) {
        this.server = "http://127.0.0.1:" + port;
        this.user = user;
        this.password = password;
    }

    public static Visitor anonymous(int port) {
        return new Visitor(port, "", "");
    }

    public static Visitor of(int port, String user, String password) {
        return new Visitor(port, user, password);
    }

    /** Logs in by the page; the answer is the redirect that follows, or the refusal. */
    public HttpResponse<String> logIn(String... headers) {
        csrf = csrfOf(get("/login"));
        HttpRequest.Builder request = request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + encoded(user) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = send(request.build());
        if (answer.headers().firstValue("Location").orElse("").endsWith("/login?error") || answer.statusCode() != 302) {
            return answer;
        }
        csrf = csrfOf(get("/account"));
        get("/camunda/app/tasklist/default/");
        return answer;
    }

    public void forgetToken() {
        csrf = "";
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /** With the tokens against forged requests that a page or web app would send. */
    public HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!csrf.isEmpty()) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        addCamundaToken(request);
        return send(request.build());
    }

    /** As a script: with user and password, without a session. */
    public HttpResponse<String> basic(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!user.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        }
        if (headers.length > 0) {
            request.headers(headers);
        } else if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    /** Sends a file of one letter as a form would, or a script. */
    public HttpResponse<String> upload(String path, boolean asScript) {
        return upload(path, Map.of("a.csv", "a"), asScript);
    }

    /** Sends files, by name, as a form would, or a script. */
    public HttpResponse<String> upload(String path, Map<String, String> files, boolean asScript) {
        StringBuilder body = new StringBuilder();
        files.forEach((name, text) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(files.size() == 1 ? "file" : name)
                .append("\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/csv\r\n\r\n")
                .append(text)
                .append("\r\n"));
        body.append("--b--\r\n");
        String type = "multipart/form-data; boundary=b";
        if (asScript) {
            return basic("POST", path, body.toString(), "Content-Type", type);
        }
        HttpRequest.Builder request = request(path)
                .header("Content-Type", type)
                .header("X-CSRF-TOKEN", csrf.isEmpty() ? "none" : csrf)
                .POST(BodyPublishers.ofString(body.toString()));
        addCamundaToken(request);
        return send(request.build());
    }

    private void addCamundaToken(HttpRequest.Builder request) {
        cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String csrfOf(HttpResponse<String> page) {
        Matcher field = CSRF.matcher(page.body());
        return field.find() ? field.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
