package com.saleswright.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What must not be in a request to the engine, wherever in its JSON.
 *
 * <p>Reads every name and value as the engine would, escapes resolved, and takes only JSON that cannot be read in two
 * ways: UTF-8, one document, no name twice.
 */
final class RestBody {

    private static final int MAX_DEPTH = 50;
    /** Types of variables that carry code, markup or files. "Json" stays: forms with tables send it. */
    private static final Set<String> REFUSED_TYPES = Set.of("object", "bytes", "file", "xml");

    private static final Set<String> REFUSED_KEYS = Set.of("objecttypename", "serializationdataformat");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private RestBody() {}

    /** Whether a name of a property or parameter makes the engine evaluate its value as an expression. */
    static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("expression");
    }

    /** Why the body is refused; empty when it is harmless. */
    static Optional<String> problem(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.of("The body is not UTF-8.");
        }
        try (JsonParser parser = JSON.createParser(text)) {
            return problem(parser);
        } catch (IOException e) {
            return Optional.of("The body is not JSON of one document, with each name once and at most " + MAX_DEPTH
                    + " levels deep.");
        }
    }

    private static Optional<String> problem(JsonParser parser) throws IOException {
        int depth = 0;
        int documents = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (depth == 0 && ++documents > 1) {
                return Optional.of("The body has more than one document.");
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (isExpression(name)) {
                    return Optional.of("Expressions are not taken: " + shortened(name) + ".");
                }
                if (REFUSED_KEYS.contains(name.toLowerCase(Locale.ROOT))) {
                    return Optional.of("Object variables are not taken: " + shortened(name) + ".");
                }
            } else if (token == JsonToken.VALUE_STRING && isRefusedType(parser)) {
                return Optional.of("Variables of type " + shortened(parser.getText()) + " are not taken.");
            }
        }
        return Optional.empty();
    }

    private static boolean isRefusedType(JsonParser parser) throws IOException {
        String name = parser.currentName();
        return "type".equalsIgnoreCase(name)
                && REFUSED_TYPES.contains(parser.getText().toLowerCase(Locale.ROOT));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
