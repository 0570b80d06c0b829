package com.saleswright.access;

import java.util.Set;

/**
 * Somebody who can log in, or could with a password.
 *
 * @param canLogIn whether there is a password
 */
public record Account(String userId, String name, Set<String> roles, boolean canLogIn) {}
