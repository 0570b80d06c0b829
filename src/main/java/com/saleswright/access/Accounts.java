package com.saleswright.access;

import com.saleswright.people.Employee;
import com.saleswright.people.EmployeeChanged;
import com.saleswright.people.EmployeeLeft;
import com.saleswright.people.People;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Login accounts, which follow the employees: one account each, with the roles of the employee as groups. */
@Service
@Transactional
public class Accounts {

    /** Shortest password that {@link #changePassword} and {@link #setPassword} take, in characters. */
    public static final int MIN_PASSWORD_LENGTH = 12;

    private static final int MAX_PASSWORD_LENGTH = 256;

    private final IdentityService identity;
    private final IdentityStore store;
    private final People people;

    Accounts(IdentityService identity, IdentityStore store, People people) {
        this.identity = identity;
        this.store = store;
        this.people = people;
    }

    /** Whether the person can log in: there is an account, and it has a password. */
    @Transactional(readOnly = true)
    public boolean canLogIn(String userId) {
        return store.find(userId).filter(IdentityStore.StoredUser::hasPassword).isPresent();
    }

    /** Accounts of active employees and of administrators who are no employees, by user id. */
    @Transactional(readOnly = true)
    public List<Account> all() {
        return identity.createUserQuery().orderByUserId().asc().list().stream()
                .map(user -> new Account(
                        user.getId(),
                        (user.getFirstName() + " " + user.getLastName()).strip(),
                        store.recent(user.getId())
                                .map(IdentityStore.StoredUser::groups)
                                .orElse(Set.of()),
                        user.getPassword() != null))
                .toList();
    }

    /**
     * Gives the account a password, and ends its logins.
     *
     * @throws PasswordRejected when the password is too short or too long, or there is no such account
     */
    public void setPassword(String userId, String password) {
        if (password.length() < MIN_PASSWORD_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
            throw new PasswordRejected("Use %d to %d characters.".formatted(MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH));
        }
        store(userId, password);
    }

    /**
     * Lets people change their own password; their logins elsewhere end.
     *
     * @throws PasswordRejected when the current password is wrong or the new one is not good enough
     */
    public void changePassword(String userId, String current, String password) {
        if (store.check(userId, current).isEmpty()) {
            throw new WrongPassword();
        }
        setPassword(userId, password);
    }

    /** Any password, however short: for sample data and for hashes of an older kind. */
    IdentityStore.StoredUser store(String userId, String password) {
        asSystem(() -> {
            User user = identity.createUserQuery().userId(userId).singleResult();
            if (user == null) {
                throw new PasswordRejected("There is no account '" + userId + "'.");
            }
            user.setPassword(password);
            ((IdentityServiceImpl) identity).saveUser(user, true);
        });
        forget(userId);
        return store.find(userId).orElseThrow();
    }

    IdentityStore.StoredUser rehash(String userId, String password) {
        return store(userId, password);
    }

    @EventListener
    void on(EmployeeChanged event) {
        people.find(event.userId()).ifPresent(employee -> {
            if (employee.active()) {
                asSystem(() -> follow(employee));
                forget(event.userId());
            }
        });
    }

    /** Without an account there is no login, no session that goes on, and no right left behind. */
    @EventListener
    void on(EmployeeLeft event) {
        asSystem(() -> identity.deleteUser(event.userId()));
        forget(event.userId());
    }

    private void follow(Employee employee) {
        User user = identity.createUserQuery().userId(employee.userId()).singleResult();
        if (user == null) {
            user = identity.newUser(employee.userId());
        }
        user.setFirstName(employee.firstName());
        user.setLastName(employee.lastName());
        user.setEmail(employee.email());
        identity.saveUser(user);
        Set<String> present = new HashSet<>();
        for (Group group :
                identity.createGroupQuery().groupMember(employee.userId()).list()) {
            present.add(group.getId());
            if (!employee.roles().contains(group.getId())) {
                identity.deleteMembership(employee.userId(), group.getId());
            }
        }
        employee.roles().stream()
                .filter(role -> !present.contains(role))
                .forEach(role -> identity.createMembership(employee.userId(), role));
    }

    private void forget(String userId) {
        store.changed(userId);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    store.changed(userId);
                }
            });
        }
    }

    /** Accounts follow the employees whoever changes them, so the rights of the person at work do not matter here. */
    private void asSystem(Runnable work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            work.run();
        } finally {
            if (before != null) {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }
}
