package com.saleswright.links.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes the parameter of public pages known. */
@Configuration(proxyBeanMethods = false)
class LinksWebSetup implements WebMvcConfigurer {

    private final OpenLinkParameter parameter;

    LinksWebSetup(OpenLinkParameter parameter) {
        this.parameter = parameter;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(parameter);
    }
}
