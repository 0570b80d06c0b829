package com.saleswright.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the engine's identity tables, the only store of users, groups and passwords. */
@Component
class IdentityStore {

    /** How long a change made on another node may go unnoticed. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /**
     * A user as of now.
     *
     * @param name first and last name; blank when the engine knows none
     * @param stamp a digest of password hash and groups
     */
    record StoredUser(
            String userId, String name, Set<String> groups, String stamp, boolean hasPassword, boolean hashIsOld) {}

    private final IdentityService identity;
    private final PasswordManager passwords;
    private final Cache<String, Optional<StoredUser>> recent =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(10_000).build();
    private final String anyHash;

    IdentityStore(ProcessEngine engine) {
        this.identity = engine.getIdentityService();
        this.passwords = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordManager();
        this.anyHash = passwords.encrypt("nobody has this password");
    }

    /** The user, at most a few seconds old. */
    Optional<StoredUser> recent(String userId) {
        return recent.get(userId, this::find);
    }

    /** The user as of now. */
    Optional<StoredUser> current(String userId) {
        return remember(userId, find(userId));
    }

    /** Else who logs in right after a change elsewhere would be logged out again by what was known before it. */
    private Optional<StoredUser> remember(String userId, Optional<StoredUser> user) {
        recent.put(userId, user);
        return user;
    }

    void changed(String userId) {
        recent.invalidate(userId);
    }

    Optional<StoredUser> find(String userId) {
        return Optional.ofNullable(entity(userId)).map(this::stored);
    }

    /** The user, if the password is right. Takes equally long for a user who does not exist. */
    Optional<StoredUser> check(String userId, String password) {
        UserEntity user = entity(userId);
        // An account without a password is an employee to whom nobody has given one yet.
        String hash = user == null || user.getPassword() == null ? anyHash : user.getPassword();
        String salt = user == null || user.getPassword() == null ? "" : user.getSalt();
        boolean right = passwords.check(EncryptionUtil.saltPassword(password, salt), hash);
        if (!right || user == null || user.getPassword() == null) {
            return Optional.empty();
        }
        return remember(userId, Optional.of(stored(user)));
    }

    private @Nullable UserEntity entity(String userId) {
        return (UserEntity) identity.createUserQuery().userId(userId).singleResult();
    }

    private StoredUser stored(UserEntity user) {
        Set<String> groups = new TreeSet<>();
        for (Group group : identity.createGroupQuery().groupMember(user.getId()).list()) {
            groups.add(group.getId());
        }
        String hash = user.getPassword() == null ? "" : user.getPassword();
        return new StoredUser(
                user.getId(),
                Stream.of(user.getFirstName(), user.getLastName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")),
                groups,
                digest(hash + groups),
                !hash.isEmpty(),
                !hash.isEmpty() && !hash.startsWith("{" + Argon2Passwords.NAME + "}"));
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
