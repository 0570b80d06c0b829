package com.saleswright;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.saleswright.redesign.Command;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Starts Saleswright: the engine, the pages and the Camunda web apps in one process. With a word as first argument it
 * runs a {@link Command} instead.
 */
@SpringBootApplication
public class SaleswrightApplication {

    public static void main(String[] args) {
        if (Command.isMeant(args)) {
            System.exit(runCommand(args));
        }
        SpringApplication.run(SaleswrightApplication.class, args);
    }

    private static int runCommand(String... arguments) {
        // Not by Spring Boot, which would take a third of a second for it.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        return new Command(Path.of(""), System.out, System.err).run(arguments);
    }

    /** The only source of the current time: everything that asks for "now" takes this clock. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
