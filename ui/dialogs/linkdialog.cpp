// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/linkdialog.h"

#include "launch/launchdraft.h"
#include "ui/dialogs/changelist.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

void setLinkTemplate(RequestFields &fields, const TemplateLink &named)
{
    if (named == TemplateLink())
        return;
    fields.unset(FieldId::TemplateHash);
    fields.unset(FieldId::TemplateId);
    if (!named.hash.isEmpty())
        fields.set(FieldId::TemplateHash, named.hash);
    else
        fields.set(FieldId::TemplateId, named.id);
}

LinkDialog::LinkDialog(
    const QString &link, const LaunchDraft &draft, const PresetLibrary &presets, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("link"));
    setWindowTitle(tr("Open a link"));
    build(link, readLink(link, draft, presets));
    resize(100 * spacing, 56 * spacing);
}

QString LinkDialog::readLink(const QString &link, const LaunchDraft &draft, const PresetLibrary &presets)
{
    const auto named = readBerthLink(link);
    if (!named)
        return named.error();
    m_named = *named;
    ImportResult import;
    import.kind = ImportKind::Link;
    import.offerId = m_named.offerId;
    if (!m_named.preset.isEmpty()) {
        const PresetEntries found = presets.named(m_named.preset);
        if (found.isEmpty())
            return tr("It names the preset “%1”, and you have none of that name.").arg(m_named.preset);
        m_presetFile = found.first().file;
        const auto opened = presets.open(m_presetFile);
        if (!opened)
            return (opened.error().message + u' ' + opened.error().remedy).trimmed();
        import.fields = opened->preset.fields;
    }
    setLinkTemplate(import.fields, m_named.vastTemplate);
    m_plan = planImport(import, draft.fields(), draft.offerId(),
        m_presetFile.isEmpty() ? ImportScope::OnlyNamed : ImportScope::Everything);
    return {};
}

void LinkDialog::build(const QString &link, const QString &problem)
{
    const bool good = problem.isEmpty();
    auto *heading
        = new QLabel(good ? tr("A link wants to fill the form") : tr("This link can't be opened"), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    heading->setFont(large);
    const auto text = [this](const char *name, const QString &words) {
        auto *label = new QLabel(words, this);
        label->setObjectName(QString::fromLatin1(name));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    };
    auto *shown = text("link.text", fontMetrics().elidedText(link, Qt::ElideMiddle, 180 * spacing));
    setTextTone(shown, Tone::Quiet);
    QString words = problem;
    if (good && m_plan.changesAnything())
        words = tr("It can come from anywhere, so look at what changes. Nothing is rented by it.");
    else if (good)
        words = tr("The form has all of this already.");
    auto *summary = text("link.summary", words);
    if (!good)
        setTextTone(summary, Tone::Error);

    auto *buttons = new QDialogButtonBox(this);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    layout->addWidget(heading);
    layout->addWidget(shown);
    layout->addWidget(summary);
    if (good && m_plan.changesAnything()) {
        auto *changes = new ChangeList(this);
        changes->setObjectName(QStringLiteral("link.changes"));
        if (!m_named.preset.isEmpty())
            changes->add(tr("Preset"), QString(), m_named.preset);
        changes->showPlan(m_plan);
        layout->addWidget(changes, 1);
        auto *fill = buttons->addButton(tr("&Fill the form"), QDialogButtonBox::AcceptRole);
        fill->setObjectName(QStringLiteral("link.fill"));
        fill->setDefault(true);
        buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("link.cancel"));
    } else {
        layout->addStretch(1);
        buttons->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("link.cancel"));
    }
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}
