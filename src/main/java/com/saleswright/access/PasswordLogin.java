package com.saleswright.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.saleswright.access.IdentityStore.StoredUser;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password, for the login page and for Basic authentication alike. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private static final int MAX_NAME_LENGTH = 64;
    private static final int MAX_PASSWORD_LENGTH = 256;
    private static final int KEY_BYTES = 32;
    /** A script sends its password with every request; to hash it each time would cost more than the request. */
    private static final Duration REMEMBER = Duration.ofMinutes(1);

    private final IdentityStore store;
    private final LoginLimits limits;
    private final Accounts accounts;
    private final Cache<String, String> verified =
            Caffeine.newBuilder().expireAfterWrite(REMEMBER).maximumSize(1_000).build();
    private final String key;

    PasswordLogin(IdentityStore store, LoginLimits limits, Accounts accounts) {
        this.store = store;
        this.limits = limits;
        this.accounts = accounts;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = HexFormat.of().formatHex(random);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String userId = login.getName().strip().toLowerCase(Locale.ROOT);
        String password = login.getCredentials() instanceof String text ? text : "";
        if (userId.isEmpty() || userId.length() > MAX_NAME_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
            userId = "";
            password = "";
        }
        StoredUser user = check(userId, password, address(login));
        List<GrantedAuthority> authorities = user.groups().stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
        var result = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user.userId(), user.stamp()), null, authorities);
        result.setDetails(login.getDetails());
        return result;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private StoredUser check(String userId, String password, @Nullable String address) {
        String fingerprint =
                HexFormat.of().formatHex(Sha256.of((key + userId + '\n' + password).getBytes(StandardCharsets.UTF_8)));
        Optional<StoredUser> remembered = Optional.ofNullable(verified.getIfPresent(fingerprint))
                .flatMap(stamp -> store.current(userId).filter(u -> u.stamp().equals(stamp)));
        if (remembered.isPresent()) {
            return remembered.get();
        }
        LoginLimits.Attempt attempt = limits.begin(userId, address);
        StoredUser user =
                store.check(userId, password).orElseThrow(() -> new BadCredentialsException("Wrong user or password"));
        attempt.succeeded();
        if (user.hashIsOld()) {
            user = accounts.rehash(userId, password);
        }
        verified.put(fingerprint, user.stamp());
        return user;
    }

    private static @Nullable String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
    }
}
