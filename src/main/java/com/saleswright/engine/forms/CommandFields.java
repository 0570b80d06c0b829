package com.saleswright.engine.forms;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/** Reads what a command of the engine carries; the engine keeps it in fields without getters. */
final class CommandFields {

    private CommandFields() {}

    /**
     * @throws IllegalStateException when the engine has changed; a wrong guess would let submissions pass unchecked
     */
    @SuppressWarnings("unchecked") // the caller names the type that the engine declares
    static <T> @Nullable T read(Command<?> command, String name) {
        for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    try {
                        field.setAccessible(true);
                        return (T) field.get(command);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        throw new IllegalStateException(
                "%s has no field '%s'".formatted(command.getClass().getName(), name));
    }

    static String text(Command<?> command, String name) {
        String value = read(command, name);
        return value == null ? "" : value;
    }

    static boolean flag(Command<?> command, String name) {
        Boolean value = read(command, name);
        return Boolean.TRUE.equals(value);
    }
}
