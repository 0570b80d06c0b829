package com.saleswright.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to the engine's REST API, and to its copy inside the web apps, that would make it run code or hold
 * objects: expressions in queries (CVE-2026-109432), object and file variables, oversized or ambiguous bodies.
 */
class RestGuard extends OncePerRequestFilter {

    private static final int MAX_JSON_BYTES = 1024 * 1024;
    private static final int MAX_DEPLOYMENT_BYTES = 10 * 1024 * 1024;
    private static final String DEPLOYMENT = "/deployment/create";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> parameter = expressionParameter(request.getQueryString());
        if (parameter.isPresent()) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, parameter.get());
            return;
        }
        boolean deployment = request.getRequestURI().endsWith(DEPLOYMENT);
        int limit = deployment ? MAX_DEPLOYMENT_BYTES : MAX_JSON_BYTES;
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            refuse(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "The body has more than %d MB.".formatted(limit / MAX_JSON_BYTES));
            return;
        }
        if (body.length > 0 && !isTaken(request, deployment)) {
            refuse(
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "Send JSON in UTF-8, uncompressed, as application/json.");
            return;
        }
        Optional<String> problem = body.length == 0 || deployment ? Optional.empty() : RestBody.problem(body);
        if (problem.isPresent()) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, problem.get());
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    private static Optional<String> expressionParameter(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("[&;]", -1)) {
            int end = pair.indexOf('=');
            String raw = end < 0 ? pair : pair.substring(0, end);
            String name;
            try {
                name = URLDecoder.decode(raw, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return Optional.of("A parameter is not encoded properly.");
            }
            if (RestBody.isExpression(name)) {
                return Optional.of("Expressions are not taken.");
            }
        }
        return Optional.empty();
    }

    /** Whatever it is called, a body is read as JSON by us, and must be called JSON so that nobody reads it otherwise. */
    private static boolean isTaken(HttpServletRequest request, boolean deployment) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(request.getContentType());
            Charset charset = type.getCharset();
            return deployment
                    ? MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)
                    : MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                            && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** In the form of the engine's own errors, which the Tasklist shows. */
    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"InvalidRequestException\",\"message\":\"%s\",\"code\":null}"
                        .formatted(message.replaceAll("[^\\p{L}\\p{N} .,:;_-]", "?")));
    }

    /** The request with the body that was checked, byte for byte. */
    private static class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }
    }

    private static class BodyStream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        BodyStream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body has been read already");
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }
    }
}
