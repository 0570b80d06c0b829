package com.saleswright.customers;

/**
 * The personal data of a contact has to go. Whoever kept some with the id removes it in the same transaction.
 *
 * @param email the address that the contact had, in small letters
 * @param by user id of whoever erased it
 */
public record ContactErased(long contactId, String email, String by) {}
