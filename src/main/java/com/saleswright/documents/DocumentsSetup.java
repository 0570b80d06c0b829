package com.saleswright.documents;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the key that seals when the application starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealSettings.class)
class DocumentsSetup {

    @Bean
    SealKeys sealKeys(SealSettings settings, @Value("${saleswright.data-folder}") Path dataFolder, Clock clock) {
        return SealKeys.read(settings, dataFolder, clock);
    }
}
