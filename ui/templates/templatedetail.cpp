// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/templatedetail.h"

#include "catalog/templatemerge.h"
#include "ui/templates/mergeview.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QLocale>
#include <QTabWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace berth {
namespace {

// A stranger wrote it: no picture and no style is loaded for it, from wherever.
class Readme : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

}

TemplateDetail::TemplateDetail(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_readme(new Readme(this))
    , m_merge(new MergeView(this))
{
    m_title->setObjectName(QStringLiteral("template.title"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_facts->setObjectName(QStringLiteral("template.facts"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    setTextTone(m_facts, Tone::Quiet);
    m_readme->setObjectName(QStringLiteral("template.readme"));
    m_readme->setAccessibleName(tr("What its maker says"));
    m_readme->setOpenLinks(false);
    m_readme->setTabChangesFocus(true);
    connect(m_readme, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            Q_EMIT linkWanted(url);
    });
    m_tabs->setObjectName(QStringLiteral("template.tabs"));
    m_tabs->addTab(m_merge, tr("&With your form"));
    m_tabs->addTab(m_readme, tr("Read&me"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addSpacing(spacing / 2);
    layout->addWidget(m_tabs, 1);
}

void TemplateDetail::show(const Template &one, const RequestFields &form)
{
    m_title->setText(one.name.isEmpty() ? tr("Template %1").arg(one.id) : one.name);
    QStringList facts;
    if (!one.description.isEmpty())
        facts << one.description.simplified();
    if (one.recommended)
        facts << tr("recommended by Vast.ai");
    if (one.isPrivate)
        facts << tr("private");
    if (!one.notUnderstood.isEmpty())
        facts
            << tr("not everything in it is understood: %1").arg(one.notUnderstood.join(QLatin1String(", ")));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setVisible(!facts.isEmpty());
    m_merge->show(mergeTemplate(one.gives, form));
    m_readme->setMarkdown(one.readme);
    m_tabs->setTabEnabled(m_tabs->indexOf(m_readme), !one.readme.trimmed().isEmpty());
    m_tabs->show();
}

void TemplateDetail::showNothing(const QString &why)
{
    m_title->setText(why);
    m_facts->hide();
    m_tabs->hide();
}

}
