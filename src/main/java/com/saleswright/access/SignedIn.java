package com.saleswright.access;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The principal of a login.
 *
 * @param userId the login name
 * @param stamp changes when the password or a role changes or the account goes; the login ends then
 */
record SignedIn(String userId, String stamp) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return userId;
    }
}
