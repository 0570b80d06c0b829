package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.mail.Mailbox;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@SaleswrightTest
@Transactional
class EmployeeMailboxesTest {

    @Autowired
    private People people;

    @Autowired
    private Mailbox mailbox;

    @Test
    void opensTheMailboxOfTheEmployeesAddress() {
        people.saveOffice(
                new Office("mailbox", "Mailbox", "Europe/Berlin", "DE-hh", LocalTime.of(9, 0), LocalTime.of(17, 0)));
        people.save(new Employee(
                "mailbox.test",
                "Mail",
                "Box",
                "mail.box@example.com",
                "mailbox",
                null,
                Set.of(Roles.SALES_REP),
                BigDecimal.ZERO,
                "en",
                true));

        assertThat(mailbox.addressOf("mailbox.test")).hasValue("mail.box@example.com");
        assertThat(mailbox.addressOf("mailbox.nobody")).isEmpty();
    }
}
