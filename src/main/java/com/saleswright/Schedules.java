package com.saleswright;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets work that is due by the clock be done by the clock; tests do it by hand. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "saleswright.schedules.enabled", matchIfMissing = true)
@EnableScheduling
class Schedules {}
