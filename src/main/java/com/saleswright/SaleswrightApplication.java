package com.saleswright;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts Saleswright: the engine, the pages and the Camunda web apps in one process. */
@SpringBootApplication
public class SaleswrightApplication {

    public static void main(String[] args) {
        SpringApplication.run(SaleswrightApplication.class, args);
    }

    /** The only source of the current time: everything that asks for "now" takes this clock. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
