"""Which sentences an officer would answer, and which only surround a request."""

import pytest

from workbench.intake.split import propose

ASKED = """
Please provide the number of complaints made in 2018.
How many police officers live outside the county?
Please state the cost of the refurbishment.
I would like to know how many cars were stolen in March.
I should be grateful for a copy of the complaints procedure.
Grateful for a copy of the duty rota.
May I have a list of all closed police stations?
Please confirm whether the force uses drones.
Could you let me have details of the contract with the supplier?
I wish to see the risk assessment for the event.
I request a copy of the policy on redacting body-worn video.
Please tell me how many requests the force refused under section 12 last year.
How many FOI requests exceeded the cost limit in 2020?
Please provide the number of arrests under section 14 of the Public Order Act.
Which exemptions does the force rely on most often?
Please give the number of calls graded as a priority.
Please clarify whether the officer was suspended.
Please send me the e-mail addresses of the neighbourhood teams.
Please list the post codes where most thefts occurred.
Is the helicopter still in service?
Are there any plans to close the station?
Tell me the cost of the party.
I am writing to ask how many officers are on restricted duties.
I'd like a breakdown of overtime by department.
Can I please have the crime figures for the High Street?
Please could I request all correspondence with the mayor?
Kindly furnish me with the salary of the Chief Constable.
Please explain why the station was closed.
Under the Act I request the names of the members of the panel.
My request is for the number of speeding tickets issued on the A1.
This is a request for copies of the briefing notes on the protest.
It would be helpful if you could provide the number of cells in use.
If you use facial recognition, please state the supplier.
If there has been a review, I would like to see it.
Has the force carried out an internal review of its stop and search powers?
Please provide the number of internal reviews that were upheld.
I hereby request information about the number of hate crimes.
Please advise how many officers speak Welsh.
If possible, please include a copy of the driving policy.
For the year 2023, how many calls were abandoned
""".strip().splitlines()

NOT_ASKED = """
Please acknowledge receipt of this request.
I would be grateful if you could confirm that you have received this.
Please provide the information in electronic format.
I would prefer to receive the answer by e-mail.
Could you please send me the information as a spreadsheet?
Please send your response to this e-mail address.
Please supply the data in a machine-readable format such as CSV.
Can you please send what you have in the meantime?
If you need to clarify anything, please contact me.
If any of the information is already published, please direct me to it.
If the information is already in the public domain, could you tell me where I can find it?
Should you refuse any part, please state which exemption you rely on.
If you decide to withhold anything, please explain why and cite the exemption.
Please provide advice and assistance under section 16 if the request is too wide.
If the request would exceed the cost limit, please let me know how it can be narrowed.
If it is not possible to provide all of the information, please provide what you can.
If you do not hold the information, please tell me who does.
If you are not the right authority, please forward this request to the correct one.
Please let me know in advance if there is a charge for this.
I look forward to hearing from you within 20 working days.
Can you please treat this as a request under the Freedom of Information Act?
Please note that I do not want any personal data.
Please include all districts.
Please break the figures down by year.
Please let me know if you require any further information.
I would like to remind you of your duties under the Act.
May I remind you that you have twenty working days?
Where the exact figure is not known, please give an estimate.
I ask that you provide the information free of charge.
If you can identify ways to refine my request, I would welcome that.
By "vehicle" I mean any car, van or motorcycle.
Please quote reference ABC/123 in your reply.
Who should I contact if I am unhappy with the response?
The reason for my request is that I would like a wider view for an article.
I am looking into the use of agency staff.
I am very grateful for the trouble that you have taken.
I'd be grateful for the data broken down by year and district.
What am I supposed to make of that?
How many more people must be hurt before somebody acts?
I ask because I walk past it each day.
I also expect you to release all non-exempt material.
If the costs limit applies, please answer in numerical order until it is reached.
Please give each as a monthly total.
Freedom of Information Act 2000
Does that bring it within the limit?
If there is more than one supplier, please split the figures.
""".strip().splitlines()

AROUND = "Dear Force,\n\nHow many horses does the force own?\n\n{}\n\nYours faithfully,\n\nA Requester\n"


@pytest.mark.parametrize("sentence", ASKED)
def test_is_asked(sentence):
    assert [q.text for q in propose(f"Dear Force,\n\n{sentence}\n\nYours faithfully,\n").questions] == [sentence]
    assert [q.text for q in propose(AROUND.format(sentence)).questions][1:] == [sentence]


@pytest.mark.parametrize("sentence", NOT_ASKED)
def test_is_not_asked(sentence):
    assert [q.label for q in propose(AROUND.format(sentence)).questions] == ["1"]
    numbered = f"1. How many horses are there?\n2. How many dogs are there?\n\n{sentence}\n"
    assert [q.label for q in propose(numbered).questions] == ["1", "2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was closed on 3. July after 12. May.",
        "Mr. Smith of No. 3 Mill Lane asked at 3.30 p.m. on 3 May.",
        "See e.g. the report of Det. Insp. Jones, p. 12.",
        "It cost £2.5m, i.e. approx. 3% of the total.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(sentence):
    text = f"Please provide the following statement: {sentence} Thank you."
    assert propose(text).questions[0].text == text.removesuffix(" Thank you.")
