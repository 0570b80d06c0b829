package com.saleswright.engine.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** Values as forms know them: text, numbers, booleans, lists and maps, whatever the engine wraps them in. */
final class Values {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Something that is no form value, such as a file or a Java object; it takes part in no comparison. */
    record Foreign(String type) {}

    private Values() {}

    /** The plain value inside what the engine, a REST client or our own code hands over. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Foreign) {
            return value;
        }
        if (value instanceof TypedValue typed) {
            return plainTyped(typed);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof SpinJsonNode node) {
            return parsed(node.toString());
        }
        if (value instanceof JsonNode node) {
            return plain(JSON.convertValue(node, Object.class));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), plain(element)));
            return copy;
        }
        if (value instanceof Iterable<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (value instanceof TemporalAccessor || value instanceof Enum<?>) {
            return value.toString();
        }
        return new Foreign(value.getClass().getSimpleName());
    }

    /** The plain values of a submission. */
    static Map<String, @Nullable Object> plainAll(@Nullable Map<String, ?> values) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (values instanceof VariableMap typed) {
            // Typed, because the plain getter would parse JSON and Java objects by the engine's own means.
            typed.keySet().forEach(name -> copy.put(name, plain((Object) typed.getValueTyped(name))));
        } else if (values != null) {
            values.forEach((name, value) -> copy.put(name, plain(value)));
        }
        return copy;
    }

    private static @Nullable Object plainTyped(TypedValue typed) {
        if (typed instanceof SerializableValue serializable) {
            if (serializable.isDeserialized()) {
                return plain(serializable.getValue());
            }
            String format = serializable.getSerializationDataFormat();
            boolean json = format == null
                    || Variables.SerializationDataFormats.JSON.getName().equals(format);
            String text = serializable.getValueSerialized();
            return json && text != null ? parsed(text) : text == null ? null : new Foreign(typeName(typed));
        }
        if (typed.getValue() == null) {
            return null;
        }
        boolean known = typed.getType() == null || typed instanceof PrimitiveValue<?>;
        Object value = known ? plain(typed.getValue()) : new Foreign(typeName(typed));
        return value instanceof Foreign ? new Foreign(typeName(typed)) : value;
    }

    private static String typeName(TypedValue typed) {
        return typed.getType() == null ? "object" : typed.getType().getName();
    }

    private static @Nullable Object parsed(String json) {
        try {
            return plain(JSON.readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            return new Foreign("broken JSON");
        }
    }

    /** Whole numbers as Integer or Long, others as Double: by value, whatever type they arrived in. */
    private static Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                return new Foreign("number without a value");
            }
        }
        BigDecimal exact = exact(number);
        if (exact.signum() == 0
                || exact.scale() <= 0
                || exact.stripTrailingZeros().scale() <= 0) {
            if (exact.precision() - exact.scale() <= 19) {
                BigInteger whole = exact.toBigInteger();
                if (whole.bitLength() < Integer.SIZE) {
                    return whole.intValue();
                }
                if (whole.bitLength() < Long.SIZE) {
                    return whole.longValue();
                }
            }
        }
        double approximate = exact.doubleValue();
        return Double.isFinite(approximate) ? (Object) approximate : new Foreign("number out of range");
    }

    /** The exact decimal that a number stands for when written out. */
    static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    /** The same content with lists and maps as JSON, so that the engine stores it and the Tasklist reads it. */
    static TypedValue typed(String name, @Nullable Object value) {
        Object plain = plain(value);
        if (plain instanceof Foreign foreign) {
            throw new IllegalArgumentException("'%s' is a %s; a form takes text, numbers, booleans, lists and maps"
                    .formatted(name, foreign.type()));
        }
        if (plain instanceof List<?> || plain instanceof Map<?, ?>) {
            return SpinValues.jsonValue(json(plain)).create();
        }
        return Variables.untypedValue(plain);
    }

    static String json(@Nullable Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Whether two plain values are the same, numbers by value. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return exact(x).compareTo(exact(y)) == 0;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!same(x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet()) && x.keySet().stream().allMatch(key -> same(x.get(key), y.get(key)));
        }
        return Objects.equals(a, b);
    }

    /** As a person would read it in a message. */
    static String shown(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Foreign foreign) {
            return foreign.type();
        }
        return value instanceof String text ? text : json(value);
    }

    /**
     * Whether a database keeps all text inside the value as it is: the character NUL and halves of surrogate pairs
     * cannot be stored.
     */
    static boolean storable(@Nullable Object value) {
        if (value instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                    return false;
                }
                if (pair) {
                    i++;
                }
            }
            return true;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().allMatch(e -> storable(e.getKey()) && storable(e.getValue()));
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(Values::storable);
        }
        return true;
    }
}
