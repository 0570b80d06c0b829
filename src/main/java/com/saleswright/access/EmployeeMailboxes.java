package com.saleswright.access;

import com.saleswright.mail.MailboxAddresses;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens to each employee the built-in mailbox of the address in their employee data. */
@Component
class EmployeeMailboxes implements MailboxAddresses {

    private final People people;

    EmployeeMailboxes(People people) {
        this.people = people;
    }

    @Override
    public Optional<String> addressOf(String userId) {
        return people.find(userId).map(Employee::email);
    }
}
