// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/rentpage.h"

#include "launch/launchdraft.h"
#include "store/accounts.h"
#include "store/settings.h"
#include "ui/dialogs/pasteentry.h"
#include "ui/forms/launchform.h"
#include "ui/launch/draftcost.h"
#include "ui/launch/launchpanel.h"
#include "ui/launch/nextbest.h"
#include "ui/offers/offerpicker.h"
#include "ui/presets/presetbar.h"
#include "ui/presets/presetdesk.h"
#include "ui/series/seriesdialog.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"
#include "ui/templates/templatedialog.h"
#include "ui/volumes/volumedialog.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace berth {

RentPage::RentPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_left(new QStackedWidget(this))
    , m_form(new LaunchForm(
          &services.draft, {services.settings.recentImages()}, QStringLiteral("RKTSBV"), m_left))
    , m_panel(new LaunchPanel(services, this))
{
    setObjectName(QStringLiteral("rentPage"));
    buildFormSide();
    m_panel->setFixedWidth(336);

    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(m_left, 1);
    columns->addWidget(m_panel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(buildWelcome());
    layout->addLayout(columns, 1);

    connect(m_panel, &LaunchPanel::findRequested, this, &RentPage::findOffer);
    connect(m_panel, &LaunchPanel::findWithRequested, this, &RentPage::findOfferWith);
    connect(m_panel, &LaunchPanel::limitsWanted, this, &RentPage::limitsWanted);
    connect(m_panel, &LaunchPanel::fieldWanted, this, [this](FieldId id) {
        showForm();
        m_form->focusField(id);
    });
    connect(m_panel, &LaunchPanel::settingsWanted, this, &RentPage::settingsWanted);
    connect(m_panel, &LaunchPanel::copied, this, &RentPage::copied);
    connect(m_panel, &LaunchPanel::linkWanted, this, &RentPage::linkWanted);
    connect(m_panel, &LaunchPanel::historyWanted, this, &RentPage::historyWanted);
    const auto takeCeiling = [this] {
        const auto &open = m_presets->desk().preset();
        m_panel->setPriceCeiling(m_presets->desk().name(), open ? open->preset.priceCeiling : std::nullopt);
    };
    connect(&m_presets->desk(), &PresetDesk::changed, this, takeCeiling);
    takeCeiling();
    m_form->followTemplate(services.chosenTemplate);
    connect(m_form, &LaunchForm::templateWanted, this, &RentPage::chooseTemplate);
    connect(m_form, &LaunchForm::volumeWanted, this, &RentPage::chooseVolume);
    auto *find = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this);
    connect(find, &QShortcut::activated, this, &RentPage::findOffer);
    connect(m_panel, &LaunchPanel::severalWanted, this, &RentPage::rentSeveral);
    auto *several = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), this);
    connect(several, &QShortcut::activated, this, &RentPage::rentSeveral);
}

// The presets over the form that they fill. Their files may be dropped anywhere on the window.
void RentPage::buildFormSide()
{
    m_formSide = new QWidget(m_left);
    m_presets = new PresetBar(m_services, m_formSide);
    m_presets->acceptDropsOn(window());
    m_paste = new PasteEntry(m_services.draft, m_formSide);
    m_paste->acceptDropsOn(m_formSide);
    connect(m_paste, &PasteEntry::applied, this, &RentPage::copied);
    auto *layout = new QVBoxLayout(m_formSide);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing);
    top->addWidget(m_presets, 1);
    top->addWidget(m_paste, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_form, 1);
    m_left->addWidget(m_formSide);
}

// The first start leads: sandbox or key? A key that lies ready is used where it is, if a person says so.
QWidget *RentPage::buildWelcome()
{
    auto *welcome = new QWidget(this);
    welcome->setObjectName(QStringLiteral("welcome"));
    auto *text = new QLabel(welcome);
    text->setObjectName(QStringLiteral("welcome.text"));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    auto *use = new QPushButton(tr("Use that key"), welcome);
    use->setObjectName(QStringLiteral("welcome.use"));
    auto *key = new QPushButton(tr("Enter a &key"), welcome);
    key->setObjectName(QStringLiteral("welcome.key"));
    auto *sandbox = new QPushButton(tr("&Try the sandbox"), welcome);
    sandbox->setObjectName(QStringLiteral("welcome.sandbox"));
    auto *layout = new QHBoxLayout(welcome);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text, 1);
    layout->addWidget(use);
    layout->addWidget(key);
    layout->addWidget(sandbox);
    const auto firstFound = [this] {
        const QList<ApiKey> found = m_services.accounts.found();
        return found.isEmpty() ? ApiKey() : found.first();
    };
    connect(use, &QPushButton::clicked, this, [this, firstFound] {
        const KeyOrigin origin = firstFound().origin;
        if (origin != KeyOrigin::None)
            (void)m_services.accounts.setKeyUse(m_services.accounts.current().name,
                origin == KeyOrigin::OfficialClient ? KeyUse::OfficialClient : KeyUse::Environment);
    });
    connect(key, &QPushButton::clicked, this, &RentPage::settingsWanted);
    connect(sandbox, &QPushButton::clicked, this, &RentPage::sandboxWanted);
    const auto update = [this, welcome, text, use, firstFound] {
        const Session &session = m_services.session;
        const bool wanted = !session.hasKey() && session.hasReadKey();
        welcome->setVisible(wanted);
        if (!wanted)
            return;
        const ApiKey found = firstFound();
        use->setVisible(found.origin != KeyOrigin::None);
        if (session.keyProblem())
            text->setText(
                tr("The API key can't be read: %1 Without it you can try everything in the sandbox.")
                    .arg(session.keyProblem()->message));
        else if (found.origin != KeyOrigin::None)
            text->setText(
                tr("To rent on Vast.ai, Berth needs your API key. One is in %1; Berth would read it "
                   "there and not copy it. Without a key you can try everything in the sandbox.")
                    .arg(QDir::toNativeSeparators(found.place)));
        else
            text->setText(tr("To rent on Vast.ai, Berth needs your API key. Without one you can try "
                             "everything in the sandbox."));
    };
    connect(&m_services.session, &Session::changed, welcome, update);
    connect(&m_services.session, &Session::accountChanged, welcome, update);
    update();
    return welcome;
}

void RentPage::findOfferWith(const QString &query)
{
    m_required = query;
    findOffer();
}

void RentPage::findOffer()
{
    if (!m_picker) {
        m_picker = new OfferPicker(m_services.searcher, m_left);
        m_picker->keepSearchesIn(m_services.stateDir);
        m_picker->attach(m_services);
        m_left->addWidget(m_picker);
        connect(m_picker, &OfferPicker::said, this, &RentPage::copied);
        connect(m_picker, &OfferPicker::taken, this, [this](const Offer &offer) {
            m_panel->nextBest().setOrigin(offer.id, m_picker->question());
            m_services.draft.setOffer(offer);
            showForm();
        });
        connect(m_picker, &OfferPicker::dismissed, this, &RentPage::showForm);
    }
    const RequestFields fields = m_services.chosenTemplate.effective();
    const double *disk = fields.get<double>(FieldId::Disk);
    m_picker->setDisk(disk ? *disk : assumedDiskGb);
    m_picker->setPlan(m_services.settings.costPlan());
    m_picker->setRentalType(rentalTypeOf(fields));
    takePresetQuery();
    if (!m_required.isEmpty())
        m_picker->require(std::exchange(m_required, QString()));
    m_left->setCurrentWidget(m_picker);
    m_panel->hide(); // the table needs the room, and nothing is rented from here
    m_picker->open();
}

void RentPage::rentSeveral()
{
    if (!m_several) {
        m_several = new SeriesDialog(m_services, this);
        connect(m_several, &SeriesDialog::historyWanted, this, &RentPage::historyWanted);
        connect(m_several, &SeriesDialog::copied, this, &RentPage::copied);
        // Settings are behind it.
        for (auto wanted : {&SeriesDialog::settingsWanted, &SeriesDialog::limitsWanted})
            connect(m_several, wanted, this, [this] { window()->activateWindow(); });
        connect(m_several, &SeriesDialog::settingsWanted, this, &RentPage::settingsWanted);
        connect(m_several, &SeriesDialog::limitsWanted, this, &RentPage::limitsWanted);
        connect(m_several, &SeriesDialog::linkWanted, this, &RentPage::linkWanted);
    }
    SeriesDialog::Sources sources;
    if (m_picker)
        sources.market = m_picker->question();
    if (const auto &open = m_presets->desk().preset())
        sources.query = open->preset.offerQuery;
    sources.ceiling = m_panel->priceCeiling();
    m_several->present(sources);
}

void RentPage::chooseTemplate()
{
    ChosenTemplate &chosen = m_services.chosenTemplate;
    const bool known = chosen.state() == ChosenTemplate::State::Known;
    auto *dialog = new TemplateDialog(m_services.templates, m_services.draft.fields(),
        known ? std::optional(chosen.value()) : std::nullopt, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TemplateDialog::chosen, &chosen, &ChosenTemplate::choose);
    connect(dialog, &TemplateDialog::linkWanted, this, &RentPage::linkWanted);
    dialog->open();
}

void RentPage::chooseVolume()
{
    auto *dialog = new VolumeDialog(m_services, m_services.draft.offer(), m_services.draft.fields(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VolumeDialog::chosen, this, [this](const auto &values) {
        for (const auto &[id, value] : values)
            m_services.draft.set(id, value);
    });
    dialog->open();
}

// Once for each preset: what a person makes of its query holds while the preset stays.
void RentPage::takePresetQuery()
{
    const auto &open = m_presets->desk().preset();
    const QString id = open ? open->preset.id : QString();
    const QString query = open ? open->preset.offerQuery : QString();
    if (id == m_presetFor && query == m_presetQuery)
        return;
    const bool clears = query.isEmpty() && !m_presetQuery.isEmpty();
    m_presetFor = id;
    m_presetQuery = query;
    if (clears || !query.isEmpty())
        m_picker->setQuery(query);
}

void RentPage::showForm()
{
    if (m_left->currentWidget() == m_formSide)
        return;
    m_panel->show();
    m_left->setCurrentWidget(m_formSide);
    m_form->setFocus();
}

}
