package com.saleswright.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.saleswright.people.Roles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may send which request. What no rule here names is denied.
 *
 * <p>Paths are matched with {@code PathPatternRequestMatcher}: a plain string would silently miss the engine's REST
 * servlet. Finer rules are {@code @PreAuthorize} on the methods of a capability, and the engine's authorizations.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityRules {

    /** Pages of the capabilities and their REST API, for everybody with a login. */
    private static final String[] CAPABILITIES = {
        "/quotes",
        "/contracts",
        "/customers",
        "/products",
        "/opportunities",
        "/imports",
        "/people",
        "/offices",
        "/absences",
        "/approvals",
        "/signing",
        "/surveys",
        "/processes",
        "/redesigns",
        "/mailbox"
    };

    /** Editors and viewers of diagrams set styles by script and bring fonts and images with them; scripts stay ours. */
    private static final RequestMatcher DRAWING = paths("/processes/**", "/redesigns/**");

    /** For the login page, error pages and public pages. */
    private static final String[] STATIC = {"/css/**", "/js/**", "/img/**", "/assets/**", "/webjars/htmx.org/**"};

    private static final String[] HEALTH = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    /** The part of the engine's REST API that working on tasks and starting cases takes. */
    private static final String[] ENGINE_FOR_STAFF = {
        "/task/**",
        "/filter/**",
        "/process-definition/**",
        "/process-instance/*/variables",
        "/identity/groups",
        "/identity/password-policy",
        "/user/*/profile",
        "/authorization/check",
        "/history/user-operation",
        "/history/user-operation/count",
        "/history/task",
        "/history/variable-instance",
        "/history/process-instance",
        "/variable-instance",
        "/case-definition/**",
        "/deployment/*/resources/*/data"
    };

    /** Within that part: what everybody would see, and tasks that belong to no process. */
    private static final String[] ENGINE_FOR_ADMINISTRATORS = {"/filter/create", "/task/create", "/task/report/**"};

    /** Creates an administrator (CVE-2026-77226), logs in past our limits, or checks passwords. */
    private static final String[] NEVER = {
        "/camunda/api/admin/setup/**",
        "/camunda/app/admin/*/setup/**",
        "/camunda/api/admin/auth/user/*/login/**",
        "/camunda/api/engine/engine/*/identity/verify",
        "/engine-rest/identity/verify",
        "/engine-rest/engine/*/identity/verify",
    };

    private static final String REST = "/engine-rest";
    private static final String WEB_APPS_REST = "/camunda/api/engine/engine/*";
    private static final String CAMUNDA_LOGOUT = "/camunda/api/admin/auth/user/*/logout";

    /** Shown inside a page of ours; no other page is ever in a frame. */
    private static final RequestMatcher FRAMED = withDefaults().matcher("/mailbox/*/html");

    /** Scripts, styles and images are ours alone; nothing inline. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'; ";

    private static final String FOR_PAGES = "style-src 'self'; img-src 'self' data:; font-src 'self'; frame-ancestors ";
    private static final String FOR_DRAWING = "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
            + " font-src 'self' data:; frame-ancestors ";

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity) throws Exception {
        return stateless(http)
                .securityMatcher(paths(REST + "/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths(NEVER))
                        .denyAll()
                        .requestMatchers(paths(below(REST, ENGINE_FOR_ADMINISTRATORS)))
                        .hasRole(Roles.CAMUNDA_ADMIN)
                        .requestMatchers(paths(below(REST, ENGINE_FOR_STAFF)))
                        .authenticated()
                        .anyRequest()
                        .hasRole(Roles.CAMUNDA_ADMIN))
                .addFilterAfter(new RestGuard(), AuthorizationFilter.class)
                .addFilterAfter(new EngineLogin(identity), RestGuard.class)
                .build();
    }

    /** Logged in by our page; Camunda's own filters guard against forged requests and set a policy that suits them. */
    @Bean
    @Order(2)
    SecurityFilterChain camundaWebApps(HttpSecurity http, IdentityStore store) throws Exception {
        return http.securityMatcher(paths("/camunda/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths(NEVER))
                        .denyAll()
                        .requestMatchers(paths(
                                "/camunda/app/cockpit/**",
                                "/camunda/app/admin/**",
                                "/camunda/api/cockpit/**",
                                "/camunda/api/admin/plugin/**"))
                        .hasRole(Roles.CAMUNDA_ADMIN)
                        .requestMatchers(paths(below(WEB_APPS_REST, ENGINE_FOR_ADMINISTRATORS)))
                        .hasRole(Roles.CAMUNDA_ADMIN)
                        .requestMatchers(paths(below(WEB_APPS_REST, ENGINE_FOR_STAFF)))
                        .authenticated()
                        .requestMatchers(paths(
                                "/camunda",
                                "/camunda/",
                                "/camunda/index.html",
                                "/camunda/favicon.ico",
                                "/camunda/app",
                                "/camunda/app/",
                                "/camunda/app/tasklist/**",
                                "/camunda/app/welcome/**",
                                "/camunda/api/tasklist/**",
                                "/camunda/api/welcome/**",
                                "/camunda/api/engine/engine",
                                "/camunda/api/engine/engine/",
                                "/camunda/api/admin/auth/user/*",
                                "/camunda/assets/**",
                                "/camunda/lib/**"))
                        .authenticated()
                        .anyRequest()
                        .hasRole(Roles.CAMUNDA_ADMIN))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .frameOptions(FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(LoginAnswers::askForLogin)
                        .accessDeniedHandler(LoginAnswers::denied))
                .logout(logout -> logout.logoutRequestMatcher(withDefaults().matcher(HttpMethod.POST, CAMUNDA_LOGOUT))
                        .logoutSuccessHandler(LoginAnswers::loggedOutOfWebApp))
                .addFilterAfter(new CurrentLogins(store), SecurityContextHolderFilter.class)
                .addFilterAfter(new RestGuard(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
        return stateless(http)
                .securityMatcher(paths("/actuator/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths(HEALTH))
                        .permitAll()
                        .anyRequest()
                        .hasRole(Roles.CAMUNDA_ADMIN))
                .build();
    }

    /** Our API for scripts; a page that calls it has a session and falls under the rules for pages. */
    @Bean
    @Order(4)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return stateless(http)
                .securityMatcher(
                        new AndRequestMatcher(paths("/api/**"), new RequestHeaderRequestMatcher("Authorization")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths(api(CAPABILITIES)))
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /**
     * No login, no session: anybody may have a document checked, and whoever has a link may see its pages. The cookie of
     * a link does not come with a request that another site forges.
     */
    @Bean
    @Order(5)
    SecurityFilterChain publicPages(HttpSecurity http) throws Exception {
        return stateless(http)
                .securityMatcher(paths("/verify", "/l/**", "/p/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers ->
                        headers.frameOptions(FrameOptionsConfig::disable).addHeaderWriter(SecurityRules::writePolicy))
                .build();
    }

    @Bean
    @Order(6)
    SecurityFilterChain pages(HttpSecurity http, IdentityStore store) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(paths("/login"))
                        .permitAll()
                        .requestMatchers(paths(STATIC))
                        .permitAll()
                        .requestMatchers(paths("/", "/account", "/account/**"))
                        .authenticated()
                        .requestMatchers(paths("/accounts", "/accounts/**"))
                        .hasRole(Roles.CAMUNDA_ADMIN)
                        .requestMatchers(paths(withBelow(CAPABILITIES)))
                        .authenticated()
                        .requestMatchers(paths(api(CAPABILITIES)))
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage("/login").failureHandler(LoginAnswers::loginFailed))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout").deleteCookies("JSESSIONID"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(LoginAnswers::askForLogin)
                        .accessDeniedHandler(LoginAnswers::denied))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable)
                        .addHeaderWriter(SecurityRules::writePolicy)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(Customizer.withDefaults()))
                .addFilterAfter(new CurrentLogins(store), SecurityContextHolderFilter.class)
                .build();
    }

    /** Single sign-on: hands the person at our login to the Camunda web apps. Runs behind the filters above. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> camundaSingleSignOn() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", ContainerBasedAuthenticationProvider.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(201);
        return filter;
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .httpBasic(basic -> basic.authenticationEntryPoint(LoginAnswers::basicFailed));
    }

    /** A page that needs a stricter policy, such as the content of a mail, has set its own before. */
    private static void writePolicy(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader("Content-Security-Policy")) {
            response.setHeader(
                    "Content-Security-Policy",
                    CONTENT_SECURITY_POLICY
                            + (DRAWING.matches(request) ? FOR_DRAWING : FOR_PAGES)
                            + (FRAMED.matches(request) ? "'self'" : "'none'"));
        }
        response.setHeader("X-Frame-Options", FRAMED.matches(request) ? "SAMEORIGIN" : "DENY");
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .<RequestMatcher>map(pattern -> withDefaults().matcher(pattern))
                .toList());
    }

    private static String[] below(String root, String... patterns) {
        return Arrays.stream(patterns).map(pattern -> root + pattern).toArray(String[]::new);
    }

    private static String[] withBelow(String... roots) {
        return Arrays.stream(roots)
                .flatMap(root -> Stream.of(root, root + "/**"))
                .toArray(String[]::new);
    }

    private static String[] api(String... roots) {
        return withBelow(below("/api", roots));
    }
}
